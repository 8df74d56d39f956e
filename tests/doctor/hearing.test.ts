import { microphoneCheck, speakerCheck } from '../../src/doctor/checks/hearing'
import type { Finding } from '../../src/doctor/check'
import { measure } from '../../src/doctor/sound-test'
import { AudioDeviceError } from '../../src/media/audio/device-error'

const sound = (value: (i: number) => number): Float32Array => Float32Array.from({ length: 96_000 }, (_, i) => value(i))
const sine = (amplitude: number) => (i: number) => Math.max(-1, Math.min(1, amplitude * Math.sin(i / 10)))
const heard = (samples: Float32Array): Promise<Finding> =>
  microphoneCheck(() => Promise.resolve(measure(samples))).run()

describe('the microphone', () => {
  it('is heard, with its level as a number and a bar', async () => {
    const found = await heard(sound(sine(0.1)))
    expect(found).toMatchObject({ sign: 'ok', summary: '-23 dB [##############------] in 2 seconds' })
    expect(found.remedy).toBeUndefined()
    expect(found.details).toMatchObject({ seconds: 2, peakDb: expect.closeTo(-20, 1), levelDb: expect.closeTo(-23, 1) })
  })

  it('that gives nothing at all is muted', async () => {
    const found = await heard(sound(() => 0))
    expect(found).toMatchObject({ sign: 'broken', summary: 'it gives nothing but digital silence' })
    expect(found.remedy).toContain('muted')
  })

  it('that is too loud or very quiet is told so', async () => {
    expect((await heard(sound(sine(3)))).summary).toMatch(/clips$/)
    expect(await heard(sound(sine(3)))).toMatchObject({ sign: 'broken' })
    const quiet = await heard(sound(sine(0.0005)))
    expect([quiet.sign, quiet.summary]).toEqual(['ok', expect.stringMatching(/very quiet$/)])
  })

  it.each([
    ['no-device', 'missing'],
    ['no-backend', 'missing'],
    ['unreadable', 'broken'],
    ['lost', 'broken'],
  ] as const)('%s is %s, and in the way of no call', async (reason, sign) => {
    const found = await microphoneCheck(() => Promise.reject(new AudioDeviceError(reason, 'a line'))).run()
    expect(found).toMatchObject({ sign, summary: 'a line' })
    expect(found.blocking).toBeUndefined()
  })
})

describe('the speaker', () => {
  it('plays a tone, or says why not', async () => {
    expect(await speakerCheck(() => Promise.resolve()).run()).toMatchObject({ sign: 'ok', details: { played: true } })
    const refused = speakerCheck(() => Promise.reject(new AudioDeviceError('unreadable', 'it is in use')))
    expect(await refused.run()).toMatchObject({ sign: 'broken', summary: 'it is in use', details: { played: false } })
  })

  it('hides no bug', async () => {
    await expect(speakerCheck(() => Promise.reject(new TypeError('bug'))).run()).rejects.toThrow('bug')
  })
})
