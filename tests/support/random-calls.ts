import type { Frame } from '../../src/media/frame'
import type { PaletteQuestion } from '../../src/media/render/pixels/palette-search'
import type { PaletteSearch } from '../../src/media/render/pixels/search'
import type { Box, Effort, View } from '../../src/media/render/renderer'
import { randomFrame, shaken } from './random-pictures'

type Random = () => number
interface Grid {
  readonly columns: number
  readonly rows: number
}

/** One picture of a random call. */
export interface Moment {
  readonly frame: Frame
  readonly view: View
  readonly effort: Effort
  /** The box is another one than before. */
  readonly moved: boolean
  /** What the terminal shows is lost, and the renderer is told. */
  readonly lost: boolean
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit)

const randomBox = (random: Random, { columns, rows }: Grid): Box => {
  const [row, col] = [below(random, rows), below(random, columns)]
  return { row, col, rows: 1 + below(random, rows - row), cols: 1 + below(random, columns - col) }
}

/** Something that lies over a box: a rectangle, or single cells. */
const randomCover = (random: Random, { rows, cols }: Box): Uint8Array => {
  const [top, left, bottom, right] = [rows, cols, rows, cols].map((limit) => below(random, limit + 1))
  const inside = (row: number, col: number): boolean => row >= top! && row < bottom! && col >= left! && col < right!
  const dotted = random() < 0.3
  return Uint8Array.from({ length: rows * cols }, (_, i) =>
    Number(dotted ? random() < 0.15 : inside(Math.floor(i / cols), i % cols)),
  )
}

const randomEffort = (random: Random): Effort => ({
  hold: random() < 0.3 ? 0 : below(random, 16),
  budgetBytes: random() < 0.7 ? Infinity : below(random, 3000),
})

/** Pictures of a call: still ones, noisy ones, cuts; boxes that move, covers that come and go, all kinds of effort. */
export function* randomCall(random: Random, grid: Grid, length: number): Generator<Moment> {
  let frame = randomFrame(random)
  let box = randomBox(random, grid)
  let covered: Uint8Array | undefined
  for (let nowMs = 0, i = 0; i < length; i++, nowMs += below(random, 200)) {
    if (random() < 0.6) frame = random() < 0.4 ? randomFrame(random) : shaken(frame, 1 + below(random, 12), random)
    const moved = random() < 0.15
    if (moved) box = randomBox(random, grid)
    if (moved || random() < 0.4) covered = random() < 0.4 ? undefined : randomCover(random, box)
    const fit = random() < 0.3 ? 'fill' : 'letterbox'
    yield { frame, view: { box, covered, fit, nowMs }, effort: randomEffort(random), moved, lost: random() < 0.1 }
  }
}

/** Finds palettes of any colours at once, and late, as a thread does, some of what is not urgent. */
export class RandomSearch implements PaletteSearch {
  private late: (() => void)[] = []

  constructor(private readonly random: Random) {}

  find(
    { colours, urgent }: PaletteQuestion & { readonly urgent: boolean },
    done: (percent?: Uint8Array) => void,
  ): void {
    const count = 1 + below(this.random, colours)
    const percent = Uint8Array.from({ length: count * 3 }, () => below(this.random, 101))
    if (urgent || this.random() < 0.5) done(percent)
    else this.late.push(() => done(this.random() < 0.2 ? undefined : percent))
  }

  /** Now what was late may come. */
  settle(): void {
    for (const answer of this.late.splice(0)) answer()
  }
}
