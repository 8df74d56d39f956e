import { AdaptivePlayout } from '../../../src/media/audio/playout/adaptive-playout'
import { resample } from '../../../src/media/audio/resample'
import { percentile } from '../../support/simulated-link'
import { playLink } from '../../support/sound-link'
import { largestJump } from '../../support/tones'
import type { BenchLink } from './links'

/** Nearer than this to the delay before, the outage is over. */
const RECOVERED_MS = 2
/** A moment of the delay over time. */
export interface DelayAt {
  readonly atMs: number
  readonly delayMs: number
}

/** What a link was like to listen to. */
export interface PlayoutFigures {
  readonly link: string
  readonly minutes: number
  readonly underrunsPerMinute: number
  /** From the undelayed arrival of a packet until it was pulled. */
  readonly delayMs: { readonly p50: number; readonly p95: number; readonly max: number }
  /** Share of the packets that never came, in percent. */
  readonly lostPercent: number
  /** Share of the time for which sound was made up, in percent. */
  readonly concealedPercent: number
  /** The largest jump from one sample to the next, the sound's own being 1. */
  readonly largestClick: number
  readonly overflowed: number
  /** From the end of an outage until the delay was what it had been, and stayed so. */
  readonly recoveryMs?: number
  /** CPU time for 20 ms of sound, with the sender and the network. */
  readonly cpuMsPer20Ms: number
}

/** The figures, and the delay four times a second. */
export interface PlayoutRun {
  readonly figures: PlayoutFigures
  readonly delays: readonly DelayAt[]
}

/** The largest jump that the sound itself has, wherever it is sampled: it is read between its samples, too. */
export const ownJump = (sound: Float32Array): number => {
  const dense = resample(sound, 48_000, 8 * 48_000)
  return dense.reduce((most, sample, at) => Math.max(most, Math.abs(sample - (dense[at - 8] ?? sample))), 0)
}

const round = (value: number, digits = 1): number => Number(value.toFixed(digits))

/** Plays a link; `jump` is the sound's own. */
export const measureLink = (bench: BenchLink, sound: Float32Array, jump: number): PlayoutRun => {
  const playout = new AdaptivePlayout()
  const delays: DelayAt[] = []
  let click = 0
  let last = 0
  const cpu = process.cpuUsage()
  const sent = playLink(
    playout,
    { seed: 1, sound, ...bench.link },
    bench.minutes * 60_000,
    ({ atMs, samples, delayMs }) => {
      click = Math.max(click, Math.abs((samples[0] ?? 0) - last), largestJump(samples))
      last = samples.at(-1) ?? 0
      if (delayMs !== undefined) delays.push({ atMs, delayMs })
    },
  )
  const cpuMs = process.cpuUsage(cpu).user / 1000
  const sorted = delays.map(({ delayMs }) => delayMs).sort((a, b) => a - b)
  const { underruns, concealedMs, overflowed } = playout.stats
  const recoveryMs = recovery(bench, delays)
  const figures = {
    link: bench.name,
    minutes: bench.minutes,
    underrunsPerMinute: round(underruns / bench.minutes, 2),
    delayMs: {
      p50: round(percentile(sorted, 0.5)),
      p95: round(percentile(sorted, 0.95)),
      max: round(sorted.at(-1) ?? 0),
    },
    lostPercent: round((100 * sent.lost) / sent.packets),
    concealedPercent: round(concealedMs / (600 * bench.minutes)),
    largestClick: round(click / jump, 2),
    overflowed,
    ...(recoveryMs === undefined ? {} : { recoveryMs }),
    cpuMsPer20Ms: round(cpuMs / (bench.minutes * 3000), 3),
  }
  return { figures, delays }
}

/** In an outage what is played is not there: the delay counts again when it is over. */
const recovery = ({ link: { outage } }: BenchLink, delays: readonly DelayAt[]): number | undefined => {
  if (!outage) return undefined
  const endMs = outage.atMs + outage.ms
  const before = delays
    .filter(({ atMs }) => atMs > outage.atMs - 5000 && atMs < outage.atMs)
    .map(({ delayMs }) => delayMs)
  const usual = percentile(
    [...before].sort((a, b) => a - b),
    0.5,
  )
  const off = delays.filter(({ atMs, delayMs }) => atMs >= endMs && Math.abs(delayMs - usual) > RECOVERED_MS)
  return Math.max(0, Math.round((off.at(-1)?.atMs ?? endMs) - endMs))
}
