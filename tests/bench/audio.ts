/**
 * `npm run bench:audio [-- --json] [--chirps N]`: two vcalls on this machine, each with a sound server of its own. Chirps are
 * played into one microphone and found at the other's loudspeaker. Two loops on one server are measured in the same run:
 * the server's own, from its microphone to its loudspeaker, and that of the devices, the microphone of vcall straight to
 * its speaker through PortAudio, without packets, network and jitter buffer. The latter is what is subtracted to give
 * vcall's own share, percentile by percentile. The compiled program is measured.
 */
import { join } from 'node:path'
import { VIDEO_DEFAULTS } from '../../src/options'
import { SAMPLE_RATE_HZ } from '../../src/media/audio/format'
import { addressOf, answering, calling } from '../support/loopback'
import { audioOf, programOf } from '../support/processes'
import { PulseServer, whyNoPulse } from '../support/pulse-server'
import { speechLike } from '../support/speech-like'
import { stopAll, type Vcall } from '../support/vcall'
import { chirps, findChirps } from './audio/chirps'
import { DeviceLoop } from './audio/device-loop'
import { Ear } from './audio/ear'
import type * as SessionModule from '../../src/session'
import type { Session } from '../../src/session'
import { costOf } from './process-cost'
import { Viewer } from './viewer'

const DEFAULT_CHIRPS = 40
const SPEECH_SECONDS = 10
const RAW = {
  voice: { echoCancel: false, denoise: false, gain: false },
  muted: false,
  inputVolume: 1,
  outputVolume: 1,
}
const PLAIN = ['--no-echo-cancel', '--no-denoise', '--no-gain'] as const
const DEVICES = ['--audio', 'mic', '--speaker', 'default'] as const
/** A null sink hands its first data out after a second or two. */
const SETTLE_MS = 3000

interface Percentiles {
  readonly p50: number
  readonly p95: number
}

interface Figures {
  readonly bench: 'audio'
  readonly chirps: number
  /** From the microphone of one to the loudspeaker of the other. */
  readonly mouthToEarMs: Percentiles
  /** The sound server's own loop (module-loopback). */
  readonly soundServerMs: Percentiles
  /** From the microphone to the loudspeaker through the same sources and sinks, and nothing else of vcall. */
  readonly deviceLoopMs: Percentiles
  /** From mouth to ear less the loop of the devices: packets, network and jitter buffer. */
  readonly ownShareMs: Percentiles
  /**
   * How much later than the picture of the same moment the sound is heard: from mouth to ear, less the age of the pictures
   * when their bytes are ready. Sender and receiver share a clock here; vcall itself does not know that.
   */
  readonly soundBehindPictureMs: number
  /** From the answer to the first sound at the loudspeaker, the sound server's own time in it. */
  readonly firstSoundMs: number
  /** Of the audio process, with all voice processing while both speak. */
  readonly cpuPercent: number
  readonly rssMb: number
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const round = (value: number): number => Math.round(value * 10) / 10

const percentilesOf = (values: readonly number[]): Percentiles => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { p50: round(at(0.5)), p95: round(at(0.95)) }
}

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** How long each chirp takes from one server's microphone to the other's loudspeaker, in ms. */
const delays = async (mouth: PulseServer, ear: PulseServer, count: number): Promise<readonly number[]> => {
  const ears = [new Ear(mouth, 'mic.monitor'), new Ear(ear, 'out.monitor')] as const
  await wait(1000)
  await mouth.play(chirps(count))
  await wait(1500)
  const [said, heard] = await Promise.all(ears.map((each) => each.stop()))
  if (!said || !heard) return []
  const times = ({ sound, beginMs }: typeof said): readonly number[] =>
    findChirps(sound).map((at) => beginMs + (at * 1000) / SAMPLE_RATE_HZ)
  return pairs(times(said), times(heard))
}

/** A chirp comes before the next one is said. */
const LATEST_MS = 400
const pairs = (said: readonly number[], heard: readonly number[]): readonly number[] =>
  said.flatMap((from) => {
    const at = heard.find((time) => time > from && time - from < LATEST_MS)
    return at === undefined ? [] : [at - from]
  })

/** The sound server's own loop from the microphone to the loudspeaker. */
const looped = async (server: PulseServer, count: number): Promise<readonly number[]> => {
  const module = await server.control('load-module', 'module-loopback', 'source=micsrc', 'sink=out', 'latency_msec=10')
  await wait(SETTLE_MS)
  const measured = await delays(server, server, count)
  await server.control('unload-module', module.trim())
  return measured
}

/** The microphone straight to the speaker, through the sources and sinks of vcall. */
const devicesLooped = async (server: PulseServer, count: number): Promise<readonly number[]> => {
  const loop = await DeviceLoop.open(server)
  await wait(SETTLE_MS)
  const measured = await delays(server, server, count)
  await loop.close()
  return measured
}

interface Call {
  readonly us: Vcall
  readonly peer: Vcall
}

const call = async (ana: PulseServer, luis: PulseServer, args: readonly string[]): Promise<Call> => {
  const peer = answering('luis', [...DEVICES, ...args], { env: luis.environment })
  const us = calling(await addressOf(peer), 'ana', [...DEVICES, ...args], { env: ana.environment })
  await us.waitFor('stats', ({ audio }) => audio.received.packets > 0)
  await wait(SETTLE_MS)
  return { us, peer }
}

const end = async ({ us, peer }: Call): Promise<void> => {
  us.say('end')
  await us.ended()
  await peer.kill('SIGTERM')
}

/** A caller in this process, who draws what comes; its sound is at this server. */
const openCaller = async (server: PulseServer): Promise<Session> => {
  const compiled = join(__dirname, '../../dist/session.js')
  const { openSession } = (await import(compiled)) as typeof SessionModule
  const before = process.env.PULSE_SERVER
  server.use()
  const session = await openSession({
    nick: 'bench',
    host: '127.0.0.1',
    port: 0,
    source: { kind: 'pattern' },
    settings: { ...VIDEO_DEFAULTS, automatic: [] },
    sound: { protocol: 'auto', source: { kind: 'mic' }, sink: { kind: 'default' }, settings: RAW },
    report: () => undefined,
  })
  if (before === undefined) delete process.env.PULSE_SERVER
  else process.env.PULSE_SERVER = before
  return session
}

/** From mouth to ear, and how old the pictures are meanwhile. */
const heardAndSeen = async (
  mouth: PulseServer,
  ear: PulseServer,
  count: number,
): Promise<{ readonly sound: Percentiles; readonly picture: Percentiles }> => {
  const peer = answering('ana', [...DEVICES, ...PLAIN], { env: mouth.environment })
  const session = await openCaller(ear)
  const viewer = new Viewer(session)
  session.agent.dial(await addressOf(peer))
  viewer.want()
  await peer.waitFor('stats', ({ audio }) => audio.received.packets > 0)
  // The pictures' delay follows that of the sound, which is highest at first.
  await wait(2 * SETTLE_MS)
  const seen = viewer.agesMs.length
  const sound = percentilesOf(await delays(mouth, ear, count))
  const picture = percentilesOf(viewer.agesMs.slice(seen))
  session.agent.hangUp()
  await peer.waitFor('ended')
  await session.close()
  await peer.kill('SIGTERM')
  return { sound, picture }
}

/** What the caller's audio process takes while both speak, in percent of a core, and its memory. */
const cost = async (ana: PulseServer, luis: PulseServer): Promise<Pick<Figures, 'cpuPercent' | 'rssMb'>> => {
  const both = await call(ana, luis, [])
  const launcher = both.us.child.pid ?? NaN
  const audio = audioOf(programOf(launcher) ?? launcher)
  if (audio === undefined) throw new Error('there is no audio process')
  const talking = Promise.all([
    ana.play(speechLike(SPEECH_SECONDS + 4, 1)),
    luis.play(speechLike(SPEECH_SECONDS + 4, 2)),
  ])
  await wait(2000)
  const before = costOf(audio)
  await wait(SPEECH_SECONDS * 1000)
  const after = costOf(audio)
  await talking
  await end(both)
  return { cpuPercent: round((after.cpuMs - before.cpuMs) / SPEECH_SECONDS / 10), rssMb: Math.round(after.rssMb) }
}

/** From the caller's `answered` until a tone of the other end is heard at the caller's loudspeaker, in ms. */
const firstSound = async (ana: PulseServer): Promise<number> => {
  const peer = answering('luis', ['--audio', 'tone', '--speaker', 'none'])
  const address = await addressOf(peer)
  const ear = new Ear(ana, 'out.monitor')
  await wait(1500)
  const us = calling(address, 'ana', ['--audio', 'none', '--speaker', 'default'], { env: ana.environment })
  const answered = await us.waitFor('answered')
  const clock = performance.now() - Date.now()
  await wait(3000)
  const { sound, beginMs } = await ear.stop()
  await end({ us, peer })
  const first = sound.findIndex((sample) => Math.abs(sample) > 0.01)
  return first < 0 ? NaN : round(beginMs + (first * 1000) / SAMPLE_RATE_HZ - (answered.time * 1000 + clock))
}

const measure = async (count: number): Promise<Figures> => {
  const ana = await PulseServer.start()
  const luis = await PulseServer.start()
  try {
    say('the sound server alone ...')
    const servers = percentilesOf(await looped(ana, count))
    say('the devices alone ...')
    const devices = percentilesOf(await devicesLooped(ana, count))
    say('from mouth to ear ...')
    const { sound: whole, picture } = await heardAndSeen(ana, luis, count)
    say('the first sound ...')
    const firstSoundMs = await firstSound(ana)
    say('what it costs ...')
    const ownShareMs = { p50: round(whole.p50 - devices.p50), p95: round(whole.p95 - devices.p95) }
    const soundBehindPictureMs = round(whole.p50 - picture.p50)
    const loops = { soundServerMs: servers, deviceLoopMs: devices }
    const measured = { mouthToEarMs: whole, ...loops, ownShareMs, soundBehindPictureMs, firstSoundMs }
    return { bench: 'audio', chirps: count, ...measured, ...(await cost(ana, luis)) }
  } finally {
    await stopAll()
    await Promise.all([ana.stop(), luis.stop()])
  }
}

const table = (figures: Figures): string =>
  [
    `from mouth to ear            ${figures.mouthToEarMs.p50} ms, p95 ${figures.mouthToEarMs.p95} ms`,
    `the sound server's own loop  ${figures.soundServerMs.p50} ms, p95 ${figures.soundServerMs.p95} ms`,
    `of it the devices            ${figures.deviceLoopMs.p50} ms, p95 ${figures.deviceLoopMs.p95} ms`,
    `of it packets, network, rest ${figures.ownShareMs.p50} ms, p95 ${figures.ownShareMs.p95} ms`,
    `sound behind the picture     ${figures.soundBehindPictureMs} ms`,
    `first sound after the answer ${figures.firstSoundMs} ms`,
    `audio process                ${figures.cpuPercent} % of a core, ${figures.rssMb} MB`,
  ].join('\n')

const main = async (): Promise<void> => {
  const json = process.argv.includes('--json')
  const why = whyNoPulse()
  if (why !== undefined) {
    process.stderr.write(`bench:audio needs a sound server: ${why}\n`)
    if (json) process.stdout.write('null\n')
    return
  }
  const wanted = process.argv[process.argv.indexOf('--chirps') + 1]
  const count = process.argv.includes('--chirps') ? Number(wanted) : DEFAULT_CHIRPS
  if (!Number.isInteger(count) || count < 1) throw new Error('--chirps takes a whole number from 1')
  const figures = await measure(count)
  process.stdout.write(`${json ? JSON.stringify(figures) : table(figures)}\n`)
}

void main()
