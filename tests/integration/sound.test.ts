import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SAMPLE_RATE_HZ } from '../../src/media/audio/format'
import { fromPcm16 } from '../../src/media/audio/pcm'
import { intelligibility } from '../support/bands'
import { scratch } from '../support/clips'
import { babble, likeness } from '../support/compare-sound'
import { addressOf, answering, calling, HERE, KEY, registered, startServer } from '../support/loopback'
import { audioOf, isAlive, programOf } from '../support/processes'
import { describeWithPulse, PulseServer } from '../support/pulse-server'
import { speechLike } from '../support/speech-like'
import { until } from '../support/until'
import type { Vcall } from '../support/vcall'
import { closeScreens, VcallScreen } from '../support/vcall-screen'
import { LAUNCHER, stopAll, type VcallEvent } from '../support/vcall'

jest.setTimeout(180_000)

const files = scratch()
afterEach(async () => {
  closeScreens()
  await stopAll()
})
afterAll(() => files.remove())

const WAV_HEADER = 44
const wav = (name: string): string => join(files.folder, name)
const samplesOf = (file: string): Float32Array => fromPcm16(readFileSync(file).subarray(WAV_HEADER))
const toFile = (name: string): readonly string[] => ['--speaker', `file:${wav(name)}`]

/** The frequency of a tone, by its zero crossings, in Hz. */
const pitchOf = (sound: Float32Array): number => {
  let crossings = 0
  for (let at = 1; at < sound.length; at++) if ((sound[at - 1] ?? 0) < 0 && (sound[at] ?? 0) >= 0) crossings++
  return (crossings * SAMPLE_RATE_HZ) / sound.length
}

/** By which share of a tone's frequency a sound is off: the jitter buffer may play a little faster or slower. */
const offPitch = (sound: Float32Array, hz: number): number => Math.abs(pitchOf(sound) / hz - 1)

/** The likeness from which on a sound is the same. */
const GOOD = 0.9
/** Speech of which as much as this is left is understood; of other speech it is below 0.2. */
const CLEAR = 0.6

/** The last second but the very end, which is the hang-up. */
const lastSecond = (sound: Float32Array): Float32Array => sound.slice(-1.4 * SAMPLE_RATE_HZ, -0.4 * SAMPLE_RATE_HZ)

const hearing =
  (packets: number) =>
  ({ audio }: VcallEvent): boolean =>
    audio.received.packets > packets

/** Two of them in a call with sound; resolves when both hear each other. */
const soundCall = async (ours: readonly string[], theirs: readonly string[]) => {
  const peer = answering('luis', theirs)
  const us = calling(await addressOf(peer), 'ana', ours)
  await us.waitFor('stats', hearing(20))
  await peer.waitFor('stats', hearing(20))
  return { us, peer }
}

const end = async (us: Vcall, peer: Vcall): Promise<void> => {
  us.say('end')
  await us.exits(0)
  await peer.waitFor('ended')
}

describe('two vcalls', () => {
  it('have sound both ways though only an address was called', async () => {
    const theirs = ['--audio', 'tone:500', ...toFile('luis.wav')]
    const { us, peer } = await soundCall(['--audio', 'tone:300', ...toFile('ana.wav')], theirs)
    await us.waitFor('sound')
    await us.waitFor('stats', hearing(120))
    await end(us, peer)
    expect(offPitch(lastSecond(samplesOf(wav('ana.wav'))), 500)).toBeLessThan(0.03)
    expect(offPitch(lastSecond(samplesOf(wav('luis.wav'))), 300)).toBeLessThan(0.03)
    const { audio } = await us.waitFor('ended')
    expect(audio.sent.packets).toBeGreaterThan(100)
    // On a machine that is busy with other tests a packet now and then is late.
    expect(audio.received.lost).toBeLessThan(audio.received.packets / 10)
  })

  it('call each other with V1 where a server says that both are vcalls', async () => {
    const server = startServer()
    const at = await addressOf(server)
    const peer = await registered('luis', at, ['--audio', 'tone:500', '--speaker', 'none'])
    const us = await registered('eva', at)
    await end2(us)
    const caller = calling('luis', 'ana', [
      '--server',
      at,
      '--password-stdin',
      '--audio',
      'silence',
      '--speaker',
      'none',
    ])
    caller.say('secret-of-ana')
    expect((await caller.waitFor('answered')).protocol).toBe('v1')
    expect((await peer.waitFor('incoming', ({ nick }) => nick === 'ana')).protocol).toBe('v1')
    await caller.waitFor('stats', hearing(20))
    await end(caller, peer)
  })

  it('are without sound where one of them wants none', async () => {
    const peer = answering('luis', ['--audio', 'tone', '--speaker', 'none', '--protocol', 'v0'])
    const us = calling(await addressOf(peer), 'ana', ['--audio', 'tone', '--speaker', 'none'])
    const { audio } = await us.waitFor('stats', ({ video }) => video.received.frames > 40)
    expect(audio).toMatchObject({ sent: { packets: 0 }, received: { packets: 0 } })
    await end(us, peer)
  })

  it('mute, unmute, change source and speaker in the call', async () => {
    const { us, peer } = await soundCall(
      ['--audio', 'tone:300', '--speaker', 'none'],
      ['--audio', 'tone', '--speaker', 'none'],
    )
    us.say('mute')
    await us.waitFor('muted', ({ muted }) => muted)
    await peer.waitFor('stats', ({ audio }) => audio.received.levelDb <= -90)
    us.say('unmute')
    us.say('audio tone:700')
    await us.waitFor('microphone', ({ label }) => label.includes('700'))
    peer.say(`speaker file:${wav('later.wav')}`)
    await peer.waitFor('speaker', ({ label }) => label.includes('later'))
    await until('a second of the other tone', () =>
      samplesOf(wav('later.wav')).length > 2 * SAMPLE_RATE_HZ ? true : undefined,
    )
    us.say('audio radio')
    expect((await us.waitFor('error')).message).toContain('--audio takes')
    us.say('audio file:/no/such.wav')
    expect((await us.waitFor('microphone', ({ state }) => state === 'failed')).label).toContain('/no/such.wav')
    await end(us, peer)
    expect(offPitch(samplesOf(wav('later.wav')).slice(SAMPLE_RATE_HZ, 1.5 * SAMPLE_RATE_HZ), 700)).toBeLessThan(0.03)
  })

  it('hear nothing of each other while the call is paused', async () => {
    const { us, peer } = await soundCall(
      ['--audio', 'tone', '--speaker', 'none'],
      ['--audio', 'tone', '--speaker', 'none'],
    )
    us.say('hold')
    await peer.waitFor('held')
    const last = (program: Vcall): number =>
      program.events.filter(({ event }) => event === 'stats').at(-1)?.audio.sent.packets ?? 0
    const paused = await until('two seconds without a packet', () => {
      const sent = [us, peer].map((program) => program.events.filter(({ event }) => event === 'stats').slice(-3))
      const still = sent.every((all) => all.length === 3 && all[0]?.audio.sent.packets === all[2]?.audio.sent.packets)
      return still ? [last(us), last(peer)] : undefined
    })
    us.say('resume')
    await us.waitFor('stats', ({ audio }) => audio.sent.packets > (paused[0] ?? 0) + 20)
    await peer.waitFor('stats', ({ audio }) => audio.sent.packets > (paused[1] ?? 0) + 20)
    await end(us, peer)
  })

  it('go on when the audio process of one dies', async () => {
    const { us, peer } = await soundCall(
      ['--audio', 'tone', '--speaker', 'none'],
      ['--audio', 'tone', '--speaker', 'none'],
    )
    const launcher = us.child.pid ?? NaN
    const audio = await until('the audio process', () => audioOf(programOf(launcher) ?? launcher))
    process.kill(audio, 'SIGSEGV')
    await us.waitFor('notice', ({ message }) => message.includes('audio process died'))
    expect(isAlive(audio)).toBe(false)
    const { audio: before } = us.events.filter(({ event }) => event === 'stats').at(-1) ?? (await us.waitFor('stats'))
    await us.waitFor('stats', ({ audio: now }) => now.sent.packets > before.sent.packets + 20)
    await us.waitFor('stats', ({ audio: now }) => now.received.packets > before.received.packets + 20)
    await end(us, peer)
  })
})

/** Ends somebody who only waits. */
const end2 = (program: Vcall): Promise<number> => program.kill('SIGTERM')

describe('sound by script', () => {
  it('comes from stdin and goes to stdout, and the events to stderr', async () => {
    const peer = answering('luis', ['--audio', 'tone:500', ...toFile('from-stdin.wav')])
    const us = calling(await addressOf(peer), 'ana', ['--audio', 'stdin', '--speaker', 'stdout'], { rawStdout: true })
    const heard: Buffer[] = []
    us.child.stdout.on('data', (chunk: Buffer) => heard.push(chunk))
    const tone = Float32Array.from(
      { length: 4 * SAMPLE_RATE_HZ },
      (_, at) => 0.3 * Math.sin((at * 2 * Math.PI * 250) / SAMPLE_RATE_HZ),
    )
    us.child.stdin.write(Buffer.from(Int16Array.from(tone, (sample) => sample * 32_767).buffer))
    await peer.waitFor('stats', hearing(100))
    await until('two seconds of sound', () => (Buffer.concat(heard).length > 4 * SAMPLE_RATE_HZ ? true : undefined))
    await us.kill('SIGTERM')
    await peer.waitFor('ended')
    expect(us.stderr).toContain('"event":"answered"')
    expect(offPitch(fromPcm16(Buffer.concat(heard)).slice(SAMPLE_RATE_HZ, 1.5 * SAMPLE_RATE_HZ), 500)).toBeLessThan(
      0.03,
    )
    const sent = samplesOf(wav('from-stdin.wav'))
    expect(offPitch(sent.slice(SAMPLE_RATE_HZ, 1.5 * SAMPLE_RATE_HZ), 250)).toBeLessThan(0.03)
  })

  it('a device that does not exist is told in one line, and the call goes on', async () => {
    const peer = answering('luis', ['--audio', 'tone', '--speaker', 'none'])
    const us = calling(await addressOf(peer), 'ana', [
      '--audio',
      'mic:no such microphone',
      '--speaker',
      'no such speaker',
    ])
    await us.waitFor('stats', hearing(20))
    expect((await us.waitFor('microphone', ({ state }) => state === 'failed')).label).not.toContain('\n')
    expect((await us.waitFor('speaker', ({ state }) => state === 'failed')).label).not.toContain('\n')
    await end(us, peer)
  })

  it.each([
    [['--audio', 'radio'], '--audio takes'],
    [['--speaker', 'file:'], '--speaker takes'],
    [['--protocol', 'v9'], '--protocol takes'],
    [['--audio', 'stdin', '--password-stdin'], 'both want stdin'],
  ])('%j is wrong usage', (args, words) => {
    const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, 'answer', '--headless', ...args], {
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    expect(stderr).toContain(words)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('sound on the screen', () => {
  it('is shown by meters, muted by a key, and set in its menu', async () => {
    const peer = answering('luis', ['--audio', 'tone:500', '--speaker', 'none'])
    const args = ['call', await addressOf(peer), '--nick', 'ana', ...HERE, '--video', 'pattern']
    const screen = new VcallScreen([...args, '--audio', 'tone:300', '--speaker', 'none'], { columns: 100, rows: 30 })
    await screen.waitFor('● LIVE')
    await screen.waitFor(/luis +[▁-█]{3}/)
    await screen.waitFor(/you +[▁-█]{3}/)
    await peer.waitFor('stats', ({ audio }) => audio.received.levelDb > -40)
    screen.write('m')
    await screen.waitFor(/you +muted/)
    await peer.waitFor(
      'stats',
      ({ audio, time }) => audio.received.levelDb <= -90 && audio.received.packets > 20 && time > 0,
    )
    screen.write(',')
    await screen.waitFor('Echo cancellation')
    screen.write(KEY.down + KEY.down + KEY.down + KEY.right)
    await screen.waitFor(/Speaker volume +‹ 110 % ›/)
    screen.write('s')
    await screen.waitFor('Kept in')
    expect(readFileSync(join(screen.state.folder, 'vcall', 'config.toml'), 'utf8')).toContain('volume = 110')
    screen.write(KEY.escape)
    await screen.lacks('Echo cancellation')
    screen.write('h')
    await screen.waitFor('Hang up?')
    screen.write('h')
    await peer.waitFor('ended')
  })
})

describeWithPulse('two people, each with a sound server of their own', () => {
  let ana: PulseServer
  let luis: PulseServer
  beforeEach(async () => {
    ana = await PulseServer.start()
    luis = await PulseServer.start()
  })
  afterEach(async () => {
    await stopAll()
    await Promise.all([ana.stop(), luis.stop()])
  })

  /** How well each heard what the other said into the microphone. A machine that is busy stutters: the best of three. */
  const talk = async (
    said: readonly [Float32Array, Float32Array],
    args: readonly string[],
    quality: (said: Float32Array, heard: Float32Array) => number,
    good: number,
  ): Promise<number> => {
    const devices = ['--audio', 'mic', '--speaker', 'default', ...args]
    const peer = answering('luis', devices, { env: luis.environment })
    const us = calling(await addressOf(peer), 'ana', devices, { env: ana.environment })
    // A null sink hands its first data out after a second or two.
    await us.waitFor('stats', hearing(4))
    await peer.waitFor('stats', hearing(4))
    let best = 0
    for (let attempt = 0; attempt < 3 && best < good; attempt++) best = Math.max(best, await attemptOf(said, quality))
    await end(us, peer)
    return best
  }

  /** The worse of both ways. */
  const attemptOf = async (
    said: readonly [Float32Array, Float32Array],
    quality: (said: Float32Array, heard: Float32Array) => number,
  ): Promise<number> => {
    const recordings = [luis.record(), ana.record()] as const
    await Promise.all([ana.play(said[0]), luis.play(said[1])])
    // What is still on its way when all of it was taken.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const [byLuis, byAna] = await Promise.all(recordings.map((recording) => recording.stop()))
    return byLuis && byAna ? Math.min(quality(said[0], byLuis), quality(said[1], byAna)) : 0
  }

  it('hear each other as it was said, without voice processing', async () => {
    const said = [babble(3 * SAMPLE_RATE_HZ, 1), babble(3 * SAMPLE_RATE_HZ, 2)] as const
    expect(await talk(said, ['--no-echo-cancel', '--no-denoise', '--no-gain'], likeness, GOOD)).toBeGreaterThan(GOOD)
  })

  it('understand each other with voice processing, one after the other', async () => {
    const silence = new Float32Array(4 * SAMPLE_RATE_HZ)
    const after = (first: Float32Array, second: Float32Array): Float32Array => Float32Array.from([...first, ...second])
    const said = [after(speechLike(4, 1), silence), after(silence, speechLike(4, 2))] as const
    expect(await talk(said, [], intelligibility, CLEAR)).toBeGreaterThan(CLEAR)
  })
})
