import { codecCheck, ffmpegCheck, opencvCheck } from '../../src/doctor/checks/backends'
import { cameraCheck, type CameraBackends, type CameraDevice } from '../../src/doctor/checks/camera'
import { nodeCheck } from '../../src/doctor/checks/node'
import { serverCheck } from '../../src/doctor/checks/server'
import { pulseCheck, soundCheck } from '../../src/doctor/checks/sound'
import { terminalCheck } from '../../src/doctor/checks/terminal'
import type { Finding } from '../../src/doctor/check'
import type { NativeReport } from '../../src/doctor/native-report'
import { DirectoryError } from '../../src/net/directory'
import type { Capabilities } from '../../src/tui/display'

const answers = (report: NativeReport) => (): Promise<NativeReport> => Promise.resolve(report)
const ABSENT: NativeReport = { type: 'absent', message: 'Cannot find module' }
const CRASHED: NativeReport = { type: 'broken', message: 'its process died (SIGSEGV)' }

describe('node', () => {
  const judge = (version: string): Promise<Finding> =>
    nodeCheck({ version, abi: '115', platform: 'linux', arch: 'x64' }).run()

  it.each(['20.20.0', '20.20.2', '21.0.0', '22.1.0'])('%s will do', async (version) => {
    expect(await judge(version)).toMatchObject({ sign: 'ok', details: { version, abi: '115' } })
  })

  it.each(['20.19.9', '18.20.20', '9.99.0'])('%s is in the way of a call', async (version) => {
    expect(await judge(version)).toMatchObject({ sign: 'broken', blocking: true })
  })
})

describe('camera', () => {
  const device: CameraDevice = { path: '/dev/video0', label: 'Cam', permitted: true }
  const judge = (devices: CameraDevice[], backends: CameraBackends): Promise<Finding> =>
    cameraCheck(
      () => Promise.resolve(devices),
      () => Promise.resolve(backends),
    ).run()

  it.each([
    ['OpenCV', { opencv: true, ffmpeg: true }],
    ['ffmpeg', { opencv: false, ffmpeg: true }],
  ])('is read by %s', async (name, backends) => {
    const found = await judge([device], backends)
    expect(found).toMatchObject({ sign: 'ok', summary: `Cam (/dev/video0), read by ${name}` })
  })

  it('is of no use without a backend', async () => {
    expect(await judge([device], { opencv: false, ffmpeg: false })).toMatchObject({ sign: 'broken' })
  })

  it('names the device that may not be read', async () => {
    const found = await judge([{ ...device, permitted: false }], { opencv: true, ffmpeg: true })
    expect(found).toMatchObject({ sign: 'broken', summary: '/dev/video0 may not be read by this user' })
    expect(found.remedy).toContain('usermod')
  })

  it('is not needed for a call', async () => {
    const found = await judge([], { opencv: true, ffmpeg: true })
    expect(found.sign).toBe('missing')
    expect(found.blocking).toBeUndefined()
  })
})

describe('pictures and their packages', () => {
  const opencv: NativeReport = { type: 'pictures', codec: 'opencv', opencv: '4.6.0' }
  const sharp: NativeReport = { type: 'pictures', codec: 'sharp', opencvFailure: { type: 'absent', message: 'none' } }
  const none: NativeReport = { type: 'pictures', codec: 'none', opencvFailure: { type: 'broken', message: 'bad' } }

  it('are coded by OpenCV or sharp', async () => {
    expect(await codecCheck(answers(opencv)).run()).toMatchObject({ sign: 'ok', summary: 'JPEG by opencv' })
    expect(await codecCheck(answers(sharp)).run()).toMatchObject({ sign: 'ok', details: { codec: 'sharp' } })
  })

  it.each([none, CRASHED])('are in the way of a call when nothing codes them', async (report) => {
    expect(await codecCheck(answers(report)).run()).toMatchObject({ sign: 'missing', blocking: true })
  })

  it('tell an addon that is not built from one that does not load', async () => {
    expect(await opencvCheck(answers(opencv)).run()).toMatchObject({ sign: 'ok', details: { version: '4.6.0' } })
    expect(await opencvCheck(answers(sharp)).run()).toMatchObject({ sign: 'missing' })
    expect(await opencvCheck(answers(none)).run()).toMatchObject({ sign: 'broken' })
    expect((await opencvCheck(answers(CRASHED)).run()).summary).toContain('SIGSEGV')
  })

  it('may come through ffmpeg', async () => {
    expect(await ffmpegCheck(() => Promise.resolve('ffmpeg version 5')).run()).toMatchObject({ sign: 'ok' })
    expect(await ffmpegCheck(() => Promise.resolve(undefined)).run()).toMatchObject({ sign: 'missing' })
  })
})

describe('sound', () => {
  const microphone = { name: 'Mic\u001b[2J', inputs: 1, outputs: 0 }
  const speaker = { name: 'Speaker', inputs: 0, outputs: 2 }

  it('lists devices by name, clean', async () => {
    const found = await soundCheck(answers({ type: 'sound', devices: [microphone, speaker] })).run()
    expect(found).toMatchObject({ sign: 'ok', details: { inputs: ['Mic[2J'], outputs: ['Speaker'] } })
    expect(found.summary).toBe('microphone: Mic[2J, loudspeaker: Speaker')
  })

  it('says which direction is missing', async () => {
    const found = await soundCheck(answers({ type: 'sound', devices: [speaker] })).run()
    expect(found).toMatchObject({ sign: 'missing', summary: 'no microphone, loudspeaker: Speaker' })
  })

  it('never stands in the way of a call', async () => {
    for (const report of [ABSENT, CRASHED]) {
      const found = await soundCheck(answers(report)).run()
      expect(found.sign).not.toBe('ok')
      expect(found.remedy).toBeDefined()
      expect(found.blocking).toBeUndefined()
    }
  })

  it('may go through both of parec and pacat', async () => {
    expect(await pulseCheck((name) => `/usr/bin/${name}`).run()).toMatchObject({ sign: 'ok' })
    const half = await pulseCheck((name) => (name === 'parec' ? '/usr/bin/parec' : undefined)).run()
    expect(half).toMatchObject({ sign: 'missing', details: { parec: true, pacat: false } })
  })
})

describe('server', () => {
  const away = (): Promise<number> => Promise.reject(new DirectoryError('unreachable', 'home:8000 does not answer'))

  it('is asked for its users', async () => {
    const found = await serverCheck({ name: 'home:8000', demanded: true, count: () => Promise.resolve(3) }).run()
    expect(found).toMatchObject({ sign: 'ok', summary: 'home:8000 answers, 3 online', details: { users: 3 } })
  })

  it('is in the way of a call only when it was named', async () => {
    const named = await serverCheck({ name: 'home:8000', demanded: true, count: away }).run()
    const remembered = await serverCheck({ name: 'home:8000', demanded: false, count: away }).run()
    expect(named).toMatchObject({ sign: 'broken', blocking: true, summary: 'home:8000 does not answer' })
    expect(remembered).toMatchObject({ sign: 'broken', blocking: false })
  })

  it('need not be known', async () => {
    expect(await serverCheck(undefined).run()).toMatchObject({ sign: 'missing' })
  })

  it('hides no bug', async () => {
    const bug = serverCheck({ name: 'x', demanded: false, count: () => Promise.reject(new TypeError('bug')) })
    await expect(bug.run()).rejects.toThrow('bug')
  })
})

describe('terminal', () => {
  const capabilities: Capabilities = {
    columns: 120,
    rows: 36,
    colours: 'true',
    synchronized: true,
    sixel: true,
    kittyGraphics: false,
    cell: { width: 8, height: 16 },
    answersStatus: true,
    multiplexer: 'tmux',
    mode: 'half',
  }

  it('tells what it answered', async () => {
    const found = await terminalCheck(() => Promise.resolve({ type: 'asked', capabilities })).run()
    expect(found.summary).toBe(
      '120x36 cells, true colour, inside tmux, sixel, cell 8x16 pixels, synchronized output, tells when it has drawn',
    )
    expect(found.details).toEqual({ capabilities })
  })

  it('is not needed for a headless call', async () => {
    const found = await terminalCheck(() => Promise.resolve({ type: 'none', why: 'stdout is not a terminal' })).run()
    expect(found).toMatchObject({ sign: 'missing', summary: 'stdout is not a terminal' })
    expect(found.blocking).toBeUndefined()
  })
})
