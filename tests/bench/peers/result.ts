import type { Frame } from '../../../src/media/frame'
import type { BenchMode } from '../render/modes'
import { QualityWatch, type Looks } from '../render/watcher'
import type { Piece } from './pieces'

/** What a program costs and shows in one mode at one size. */
export interface Result extends Looks {
  readonly program: string
  readonly version: string
  readonly mode: string
  readonly options: string
  readonly cells?: string
  readonly pixels?: string
  /** User and system time, without starting. */
  readonly cpuMsPerFrame: number
  /** Mean of all pictures but the first. */
  readonly bytesPerFrame: number
  /** Times what ours takes in the same mode and size as it plays. */
  readonly cpuRatio: number
  readonly bytesRatio: number
}

/** Who draws how. */
export interface Drawer {
  readonly program: string
  readonly version: string
  readonly options: string
}

/** What was measured of one drawer. */
export interface Measured {
  readonly cpuMs: number
  readonly pieces: readonly Piece[]
  readonly looks: Looks
}

/** How the pictures look that these pieces show, one after the other. */
export const looksOf = async (bench: BenchMode, pieces: readonly Piece[], frames: readonly Frame[]): Promise<Looks> => {
  const screen = bench.screen()
  const quality = new QualityWatch(bench, frames.length)
  for (const [i, frame] of frames.entries()) {
    const piece = pieces[i]
    if (!piece) throw new Error(`${pieces.length} pictures were drawn of ${frames.length}`)
    screen.write(piece.shown)
    await quality.watch(screen, frame)
  }
  return quality.looks
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

const bytesOf = ({ pieces }: Measured): number => {
  const later = pieces.slice(1)
  return Math.round(later.reduce((sum, { bytes }) => sum + bytes, 0) / Math.max(1, later.length))
}

/** One line of the results; `ours`: what is compared with. */
export const resultOf = (bench: BenchMode, drawer: Drawer, measured: Measured, ours: Measured): Result => ({
  program: drawer.program,
  version: drawer.version,
  mode: bench.mode,
  options: drawer.options,
  ...bench.size,
  cpuMsPerFrame: rounded(measured.cpuMs, 3),
  bytesPerFrame: bytesOf(measured),
  ...measured.looks,
  cpuRatio: rounded(measured.cpuMs / ours.cpuMs, 2),
  bytesRatio: rounded(bytesOf(measured) / bytesOf(ours), 2),
})
