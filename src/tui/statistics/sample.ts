import type { VideoStats } from '../../media/video/messages'
import type { CallSound, TerminalFigures } from '../message'
import type { Meters } from '../sound'

/** What was measured in one second of a call; absent: it cannot be known, or there was none. */
export interface Sample {
  readonly receivedFps: number
  readonly sentFps: number
  readonly drawnFps: number
  readonly receivedKbps: number
  readonly sentKbps: number
  /** Of the pictures of this second, in percent. */
  readonly lostPercent?: number | undefined
  /** From a picture's making to its decoding here. */
  readonly latencyMs?: number | undefined
  /** How old a picture is when the terminal has it. */
  readonly ageMs?: number | undefined
  readonly terminalKBps: number
  /** dB of full scale, the loudest of the second. */
  readonly theirsDb?: number | undefined
  readonly mineDb?: number | undefined
  /** How unevenly sound arrives. */
  readonly jitterMs?: number | undefined
  /** How long sound waits here because of it. */
  readonly bufferMs?: number | undefined
}

/** What a sample is made of: the statistics of a second, those of the second before, and the meters. */
export interface Measured {
  readonly stats: VideoStats
  readonly before?: VideoStats | undefined
  readonly terminal: TerminalFigures
  readonly sound?: CallSound | undefined
  readonly meters?: Meters | undefined
}

/** Values of the meters in a second. */
const METERS_A_SECOND = 4

/** One second of a call. */
export const sampleOf = ({ stats, before, terminal, sound, meters }: Measured): Sample => ({
  receivedFps: stats.received.fps,
  sentFps: stats.sent.fps,
  drawnFps: terminal.picturesPerSecond,
  receivedKbps: stats.received.kbps,
  sentKbps: stats.sent.kbps,
  lostPercent: lostPercent(stats, before),
  latencyMs: stats.received.fps > 0 ? stats.latencyMs?.p50 : undefined,
  ageMs: terminal.ageMs,
  terminalKBps: terminal.bytesPerSecond / 1000,
  theirsDb: loudest(meters?.theirs),
  mineDb: loudest(meters?.mine),
  ...soundOf(sound),
})

// Before the first packet a jitter of nothing would look like a good one.
const soundOf = (sound: CallSound | undefined): Pick<Sample, 'jitterMs' | 'bufferMs'> =>
  sound && sound.received.packets > 0 ? { jitterMs: sound.received.jitterMs, bufferMs: sound.received.bufferMs } : {}

const lostPercent = ({ received }: VideoStats, before: VideoStats | undefined): number | undefined => {
  // A child that was restarted counts from zero again.
  const lost = Math.max(0, received.lost - (before?.received.lost ?? 0))
  const came = Math.max(0, received.frames - (before?.received.frames ?? 0))
  return lost + came === 0 ? undefined : (100 * lost) / (lost + came)
}

const loudest = (values: readonly number[] | undefined): number | undefined =>
  values === undefined || values.length === 0 ? undefined : Math.max(...values.slice(-METERS_A_SECOND))

/** So many seconds are kept. */
export const HISTORY_SECONDS = 180

/** The history of a call with one more second, the newest last; the oldest leaves first. */
export const withSample = (history: readonly Sample[], sample: Sample): readonly Sample[] =>
  [...history, sample].slice(-HISTORY_SECONDS)
