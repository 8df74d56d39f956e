import { blueNoise } from './blue-noise'
import type { GridScaler } from './grid-scaler'
import { writeInks } from './ink-tables'
import { ditherJob, NOISE_SIZE } from './kernel/dither-job'
import type { Kernel, Pointer } from './kernel/kernel'
import type { DueRows } from './refresh'
import type { ColourDepth } from './renderer'

const WORD_BYTES = 4
const UNKNOWN = -1

/** A depth of colours that is a palette. */
export type PaletteDepth = Exclude<ColourDepth, 'true'>

/** How far noise may go, in levels: about half of the way from one colour to the next. */
const AMPLITUDE: Readonly<Record<PaletteDepth, number>> = { '256': 14, '16': 56, none: 120 }

/** What is so near to a colour of the palette needs no noise: greys, and the bars beside a picture. */
const EXACT_LEVELS = 5

let ranks: Uint16Array | undefined

/** Signed levels between minus and plus the amplitude. */
const noiseOf = (amplitude: number): Int8Array => {
  ranks ??= blueNoise(NOISE_SIZE)
  return Int8Array.from(ranks, (rank) => Math.round(((rank + 0.5) / (NOISE_SIZE * NOISE_SIZE) - 0.5) * 2 * amplitude))
}

/** What a pixel may differ from the one that its ink was chosen for, in general and in the rows in turn. */
export interface Tolerances {
  readonly tolerance: number
  readonly dueTolerance: number
}

/** Chooses inks of a palette for the pixels of a grid, with noise where a colour lies between two of them. */
export class PaletteInks {
  /** An ink for each word of the grid. */
  readonly inks: Pointer
  readonly texts: Pointer
  /** What is remembered from one picture to the next. */
  readonly state: { readonly at: Pointer; readonly bytes: number }
  private readonly job: Pointer

  /** Allocates in the kernel. */
  constructor(
    private readonly kernel: Kernel,
    { grid, stride, width, height }: GridScaler,
    depth: PaletteDepth,
  ) {
    const bytes = stride * height * WORD_BYTES
    const { nearest, palette, texts } = writeInks(kernel, depth)
    const noise = kernel.allocate(NOISE_SIZE * NOISE_SIZE)
    const origin = kernel.allocate(2 * bytes)
    this.texts = texts
    this.inks = origin + bytes
    this.state = { at: origin, bytes: 2 * bytes }
    this.job = ditherJob.allocate(kernel)
    const { memory } = kernel
    memory.bytes.set(new Uint8Array(noiseOf(AMPLITUDE[depth]).buffer), noise)
    memory.words.fill(UNKNOWN, origin / WORD_BYTES, (origin + bytes) / WORD_BYTES)
    const tables = { nearest, palette, noise, exact: EXACT_LEVELS }
    ditherJob.write(memory, this.job, { picture: grid, origin, inks: this.inks, stride, width, height, ...tables })
  }

  /** Chooses again where the picture differs by more than is tolerated; rows are those of the grid. */
  choose(tolerances: Tolerances, due: DueRows): void {
    const rows = { firstRow: due.first, dueRows: due.count }
    ditherJob.write(this.kernel.memory, this.job, { ...tolerances, ...rows })
    this.kernel.call.dither(this.job)
  }
}
