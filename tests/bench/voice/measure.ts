import { SAMPLE_RATE_HZ, FRAME_SAMPLES } from '../../../src/media/audio/format'
import { levelDb } from '../../../src/media/audio/level'
import { loadVoice } from '../../../src/media/audio/voice/create'
import type { VoiceSettings } from '../../../src/media/audio/voice/voice'
import { throughRoom, type Room } from '../../support/room'
import { atLevel, levelIn, looped, noiseOf, part, spoken, together, type Noise } from './sounds'

const OFF: VoiceSettings = { echoCancel: false, denoise: false, gain: false }
/** The gain alone is off: it changes levels on purpose. */
const MEASURED: VoiceSettings = { echoCancel: true, denoise: true, gain: false }
const ALL: VoiceSettings = { echoCancel: true, denoise: true, gain: true }

/** The levels of speech at a microphone and of the other one's in a loudspeaker, and of a quiet room. */
const SPEECH_DB = -26
const FAR_DB = -23
const ROOM_DB = -70

/** The speech of two people. */
export interface Speech {
  readonly far: Float32Array
  readonly near: Float32Array
}

/** What is done to a microphone's sound while another one is played. */
const processed = async (
  settings: VoiceSettings,
  microphone: Float32Array,
  far?: Float32Array,
): Promise<Float32Array> => {
  const voice = await loadVoice(settings)
  const sent = new Float32Array(microphone.length)
  for (let at = 0; at + FRAME_SAMPLES <= microphone.length; at += FRAME_SAMPLES) {
    voice.heard(far ? far.slice(at, at + FRAME_SAMPLES) : new Float32Array(FRAME_SAMPLES))
    sent.set(voice.said(microphone.slice(at, at + FRAME_SAMPLES)), at)
  }
  voice.close()
  return sent
}

const round = (value: number): number => Number(value.toFixed(1))
const samplesOf = (seconds: number): number => seconds * SAMPLE_RATE_HZ

/** What becomes of the echo of a room; all values in dB. */
export interface EchoFigures {
  readonly delayMs: number
  readonly reverberationMs: number
  /** How much less of it is sent than is heard (ERLE), from two and from ten seconds on, for two seconds. */
  readonly erleAfter2s: number
  readonly erleAfter10s: number
  /** The same by the canceller alone. */
  readonly cancellerAfter2s: number
  readonly cancellerAfter10s: number
  /** The near voice against the original in the frames in which both are heard, from three seconds of far speech on. */
  readonly nearDb: number
  /** Of the half seconds in which both speak the one that lost most. */
  readonly nearWorstDb: number
  readonly cancellerNearDb: number
}

const erle = (heard: Float32Array, sent: Float32Array, from: number): number =>
  round(levelDb(part(heard, from, from + 2)) - levelDb(part(sent, from, from + 2)))

/** Speech in a room, alone for twelve seconds, then with a near voice. */
export const measureEcho = async (room: Room, speech: Speech): Promise<EchoFigures> => {
  const far = atLevel(looped(speech.far, samplesOf(12)), FAR_DB)
  const quiet = noiseOf('white', ROOM_DB, far.length)
  const echo = together(throughRoom(far, room), quiet)
  const sent = await processed(MEASURED, echo, far)
  const canceller = await processed({ ...OFF, echoCancel: true }, echo, far)
  const { delayMs, reverberationMs } = room
  return {
    delayMs,
    reverberationMs,
    erleAfter2s: erle(echo, sent, 2),
    erleAfter10s: erle(echo, sent, 10),
    cancellerAfter2s: erle(echo, canceller, 2),
    cancellerAfter10s: erle(echo, canceller, 10),
    ...(await doubleTalk(room, speech, far)),
  }
}

const doubleTalk = async (room: Room, speech: Speech, far: Float32Array) => {
  const near = atLevel(looped(speech.near, far.length), SPEECH_DB)
  near.fill(0, 0, samplesOf(3))
  const echo = throughRoom(far, room)
  const echoes = spoken(echo)
  const microphone = together(together(near, echo), noiseOf('white', ROOM_DB, far.length))
  const both = spoken(near).map((said, at) => said && echoes[at] === true)
  const loss = (sent: Float32Array, frames: readonly boolean[]): number =>
    round(levelIn(sent, frames) - levelIn(near, frames))
  const sent = await processed(MEASURED, microphone, far)
  return {
    nearDb: loss(sent, both),
    nearWorstDb: worst(both, (frames) => loss(sent, frames)),
    cancellerNearDb: loss(await processed({ ...OFF, echoCancel: true }, microphone, far), both),
  }
}

/** Half a second, and the share of it that must be spoken to count. */
const WINDOW_FRAMES = 50
const LEAST_SPOKEN = 15

const worst = (frames: readonly boolean[], loss: (frames: readonly boolean[]) => number): number => {
  let most = 0
  for (let from = 0; from < frames.length; from += WINDOW_FRAMES) {
    const window = frames.map((wanted, at) => wanted && at >= from && at < from + WINDOW_FRAMES)
    if (window.filter(Boolean).length >= LEAST_SPOKEN) most = Math.min(most, loss(window))
  }
  return most
}

/** What becomes of a noise and of speech in it; values in dB. */
export interface NoiseFigures {
  readonly noise: Noise | 'none'
  /** Level of the noise, RMS in dB of full scale. */
  readonly db: number
  /** How much less of it is sent than is heard, before anybody speaks. */
  readonly suppressedDb: number
  /** Speech of -26 dB in it against the original. */
  readonly speechDb: number
}

/** Five seconds of noise, then ten of speech in it. */
export const measureNoise = async (noise: Noise | 'none', db: number, { near }: Speech): Promise<NoiseFigures> => {
  const speech = atLevel(looped(near, samplesOf(15)), SPEECH_DB)
  speech.fill(0, 0, samplesOf(5))
  const heard = noise === 'none' ? new Float32Array(speech.length) : noiseOf(noise, db, speech.length)
  const sent = await processed({ ...OFF, denoise: true }, together(speech, heard))
  const frames = spoken(speech)
  return {
    noise,
    db,
    suppressedDb: round(levelDb(part(heard, 2, 5)) - levelDb(part(sent, 2, 5))),
    speechDb: round(levelIn(sent, frames) - levelIn(speech, frames)),
  }
}

const RUNS = 5
const COST_SECONDS = 10

/** What the process grows by when the kernels are loaded and have worked for a second, in MB. To be asked before anything else. */
export const measureMemory = async (): Promise<number> => {
  const noise = noiseOf('white', SPEECH_DB, samplesOf(1))
  const before = process.memoryUsage.rss()
  await processed(ALL, noise, noise)
  return round((process.memoryUsage.rss() - before) / 2 ** 20)
}

/** CPU time for 20 ms of sound with echo cancellation, noise suppression and gain, in ms; the least of five runs. */
export const measureCpu = async ({ far, near }: Speech): Promise<number> => {
  const played = looped(far, samplesOf(COST_SECONDS))
  const microphone = together(looped(near, played.length), played)
  let least = Infinity
  for (let run = 0; run < RUNS; run++) {
    const start = process.cpuUsage()
    await processed(ALL, microphone, played)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return Number((least / (COST_SECONDS * 50)).toFixed(2))
}
