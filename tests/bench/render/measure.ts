import { loadKernel } from '../../../src/media/render/kernel/load-kernel'
import type { Clip } from './clip'
import type { BenchMode } from './modes'
import { Player } from './player'
import { QualityWatch, StalenessWatch, type Looks } from './watcher'

/** Each frame is timed so often, and its least time counts: the machine is not ours alone. */
const TIMED_PASSES = 3
/** Pictures whose quality is looked at where it must not take long. */
const FEW_SAMPLES = 4

/** One mode's figures over a clip. */
export interface Figures extends Looks {
  readonly mode: string
  readonly cells?: string
  readonly pixels?: string
  readonly clip: string
  readonly frames: number
  readonly hold: number
  readonly kernel: 'wasm' | 'twin'
  /** Scaling and encoding, without decoding. */
  readonly cpuMsPerFrame: number
  /** Mean of all pictures but the first. */
  readonly bytesPerFrame: number
  readonly fullFrameBytes: number
  readonly staleness: number
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

interface Timed {
  readonly ms: number[]
  readonly bytes: number[]
}

/** User and system time of this process since a moment, in ms. */
const cpuMs = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

/** The least CPU time of each frame over the passes, and its bytes. */
const timed = (bench: BenchMode, { frames }: Clip, passes: number): Timed => {
  const ms = frames.map(() => Infinity)
  const bytes = frames.map(() => 0)
  for (let pass = 0; pass < passes; pass++) {
    const player = new Player(bench, frames[0]!)
    frames.forEach((frame, i) => {
      const began = process.cpuUsage()
      bytes[i] = player.draw(frame).length
      ms[i] = Math.min(ms[i]!, cpuMs(began))
    })
  }
  return { ms, bytes }
}

/** What a terminal shows after each frame; `closely`: also what stays wrong, which takes its time. */
const watched = async (bench: BenchMode, { frames, framesPerSecond }: Clip, closely: boolean) => {
  const first = frames[0]!
  const screen = bench.screen()
  const player = new Player(bench, first)
  const quality = new QualityWatch(bench, frames.length, closely ? undefined : FEW_SAMPLES)
  const staleness = new StalenessWatch(bench, first, framesPerSecond)
  for (const frame of frames) {
    screen.write(player.draw(frame))
    if (closely) await staleness.watch(screen, frame)
    await quality.watch(screen, frame)
  }
  return { ...quality.looks, staleness: staleness.mean }
}

/** Draws a clip in one mode, decodes what was written, and compares; `closely`: with staleness, else that is
 * 0, timed once only, and at fewer pictures. */
export const measure = async (bench: BenchMode, clip: Clip, closely = true): Promise<Figures> => {
  const { ms, bytes } = timed(bench, clip, closely ? TIMED_PASSES : 1)
  return {
    mode: bench.name,
    ...bench.size,
    clip: clip.path.replace(/^.*\//, ''),
    frames: clip.frames.length,
    hold: bench.effort.hold,
    kernel: loadKernel().kind,
    cpuMsPerFrame: rounded(meanOf(ms), 3),
    bytesPerFrame: Math.round(meanOf(bytes.length > 1 ? bytes.slice(1) : bytes)),
    fullFrameBytes: bytes[0]!,
    ...(await watched(bench, clip, closely)),
  }
}
