import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AudioDeviceError } from '../../../../src/media/audio/device-error'
import { audioBackends } from '../../../../src/media/audio/device/backends'
import { listAudioDevices } from '../../../../src/media/audio/device/list'
import { openMicrophone, openSpeaker } from '../../../../src/media/audio/device/open'
import { SAMPLE_RATE_HZ } from '../../../../src/media/audio/format'
import { babble, likeness } from '../../../support/compare-sound'
import { PulseServer, describeWithPulse } from '../../../support/pulse-server'
import { until } from '../../../support/until'

const addon = join(dirname(require.resolve('naudiodon/package.json')), 'build/Release/naudiodon.node')
const BACKENDS = existsSync(addon) ? ['portaudio', 'pulse'] : ['pulse']
const LEAD = SAMPLE_RATE_HZ
const LOUD = 0.3

jest.setTimeout(120_000)

/** A microphone's samples, and its end. */
class Ear {
  readonly chunks: Float32Array[] = []
  error: AudioDeviceError | undefined
  heardClickMs: number | undefined

  readonly samples = (samples: Float32Array): void => {
    this.chunks.push(samples)
    if (samples.some((sample) => sample > LOUD)) this.heardClickMs = performance.now()
  }
  readonly ended = (): void => undefined
  readonly failed = (error: AudioDeviceError): void => void (this.error = error)

  get length(): number {
    return this.chunks.reduce((sum, { length }) => sum + length, 0)
  }

  get sound(): Float32Array {
    return Float32Array.from(this.chunks.flatMap((chunk) => [...chunk]))
  }
}

/** A speaker's sound from an array, silence before `begin` and after its end. */
class Mouth {
  error: AudioDeviceError | undefined
  pulled = 0
  begin = Infinity

  constructor(private readonly sound: Float32Array = new Float32Array()) {}

  readonly pull = (count: number): Float32Array => {
    const samples = new Float32Array(count)
    if (this.pulled >= this.begin) samples.set(this.sound.subarray(this.pulled - this.begin).subarray(0, count))
    this.pulled += count
    return samples
  }
  readonly failed = (error: AudioDeviceError): void => void (this.error = error)

  get done(): boolean {
    return this.pulled > this.begin + this.sound.length + LEAD
  }
}

const yes = (value: boolean): true | undefined => value || undefined

describeWithPulse('devices of a real sound server', () => {
  let server: PulseServer

  beforeAll(async () => {
    if (!existsSync(addon)) process.stderr.write('Not tested: naudiodon, because it is not built (npm run setup)\n')
    server = await PulseServer.start()
    server.use()
  })

  afterAll(() => server.stop())

  describe.each(BACKENDS)('by %s', (name) => {
    const backends = audioBackends(name)

    it('what is played is heard', async () => {
      const sent = babble(2 * SAMPLE_RATE_HZ)
      const mouth = new Mouth(sent)
      const speaker = await openSpeaker(undefined, mouth, backends)
      const recording = server.record()
      await until('the speaker to run', () => yes(mouth.pulled > LEAD))
      mouth.begin = mouth.pulled
      await until('the sound to be played', () => yes(mouth.done))
      await speaker.close()
      const heard = await recording.stop()
      expect(mouth.error).toBeUndefined()
      expect(likeness(sent, heard)).toBeGreaterThan(0.95)
    })

    it('what is said is recorded', async () => {
      const said = babble(2 * SAMPLE_RATE_HZ, 2)
      const ear = new Ear()
      const microphone = await openMicrophone(undefined, ear, backends)
      await until('the microphone to run', () => yes(ear.length > LEAD))
      await server.play(said)
      const enough = ear.length + LEAD
      await until('the sound to be recorded', () => yes(ear.length > enough))
      await microphone.close()
      expect(ear.error).toBeUndefined()
      expect(likeness(said, ear.sound)).toBeGreaterThan(0.95)
    })

    it('the way from a pull to the microphone is measured', async () => {
      await server.control('set-default-source', 'out.monitor')
      const [ear, mouth] = [new Ear(), new Mouth(new Float32Array(480).fill(0.8))]
      const microphone = await openMicrophone(undefined, ear, backends)
      const speaker = await openSpeaker(undefined, mouth, backends)
      await until('both to run', () => yes(mouth.pulled > LEAD && ear.length > LEAD))
      const ways: number[] = []
      while (ways.length < 9) {
        ear.heardClickMs = undefined
        mouth.begin = mouth.pulled
        await until('a pull', () => yes(mouth.pulled > mouth.begin))
        const pulledMs = performance.now()
        ways.push((await until('the click', () => ear.heardClickMs)) - pulledMs)
        await until('silence', () => yes(mouth.pulled > mouth.begin + LEAD / 4))
      }
      await Promise.all([microphone.close(), speaker.close()])
      await server.control('set-default-source', 'micsrc')
      const median = ways.sort((a, b) => a - b)[4] ?? 0
      process.stderr.write(`${name}: ${median.toFixed(0)} ms from the speaker's pull to the microphone's samples\n`)
      expect(median).toBeGreaterThan(0)
    })

    it('a server that dies is a device that is lost, and one that is back is a device again', async () => {
      const [ear, mouth] = [new Ear(), new Mouth()]
      await openMicrophone(undefined, ear, backends)
      await openSpeaker(undefined, mouth, backends)
      await until('both to run', () => yes(mouth.pulled > LEAD && ear.length > LEAD))
      await server.kill()
      await until('both to be lost', () => yes(ear.error !== undefined && mouth.error !== undefined))
      expect(ear.error).toMatchObject({
        reason: 'lost',
        message: expect.stringMatching(/^The default microphone is gone/),
      })
      expect(mouth.error).toMatchObject({
        reason: 'lost',
        message: expect.stringMatching(/^The default speaker is gone/),
      })
      await expect(openMicrophone(undefined, new Ear(), backends)).rejects.toMatchObject({ reason: 'no-device' })
      await expect(openSpeaker(undefined, new Mouth(), backends)).rejects.toMatchObject({ reason: 'no-device' })

      await server.restart()
      const [again, more] = [new Ear(), new Mouth()]
      const microphone = await openMicrophone(undefined, again, backends)
      const speaker = await openSpeaker(undefined, more, backends)
      await until('both to run again', () => yes(more.pulled > LEAD && again.length > LEAD))
      await Promise.all([microphone.close(), speaker.close()])
    })
  })

  it('devices are listed by the names that people know, and opened by a part of them', async () => {
    const { microphones, speakers, failures } = await listAudioDevices(audioBackends('pulse'))
    expect(failures).toEqual([])
    expect(microphones).toEqual([{ backend: 'pulse', id: 'micsrc', name: 'Studio_Microphone', default: true }])
    expect(speakers).toContainEqual({ backend: 'pulse', id: 'out', name: 'Loudspeaker', default: true })
    const microphone = await openMicrophone('studio', new Ear(), audioBackends('pulse'))
    expect(microphone.label).toBe('Studio_Microphone')
    await microphone.close()
    await expect(openSpeaker('kitchen', new Mouth(), audioBackends('pulse'))).rejects.toMatchObject({
      reason: 'not-found',
      message: expect.stringMatching(/^There is no speaker "kitchen"\. There is: .*Loudspeaker/),
    })
  })
})
