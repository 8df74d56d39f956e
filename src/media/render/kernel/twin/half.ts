import { halfJob, type HalfJob } from '../half-job'
import type { Memory, Pointer } from '../kernel'
import { Emitter, type Ground } from './emitter'
import { Pen } from './pen'

const UNKNOWN = -1
/** Squared error of what is not known: more than any colours can differ. */
const UNKNOWN_ERROR = 2 ** 20
const ERROR_UNIT = 256
const SPACE_CODE = 0x20
const RESET_BYTES = 3

/** The character, its bytes, and whether the upper and the lower half are in the foreground's colour. */
interface Pattern {
  readonly code: number
  readonly bytes: number
  readonly top: Ground
  readonly bottom: Ground
}

const SPACE: Pattern = { code: SPACE_CODE, bytes: 1, top: 'back', bottom: 'back' }
const FULL: Pattern = { code: 0x2588, bytes: 3, top: 'fore', bottom: 'fore' }
const UPPER: Pattern = { code: 0x2580, bytes: 3, top: 'fore', bottom: 'back' }
const LOWER: Pattern = { code: 0x2584, bytes: 3, top: 'back', bottom: 'fore' }

/** A way to fill a cell. */
interface Filling {
  readonly pattern: Pattern
  readonly fore: number
  readonly back: number
  readonly bytes: number
  /** What it leaves of error, and what its bytes cost. */
  readonly price: number
}

const squared = (one: number, other: number): number =>
  ((one & 255) - (other & 255)) ** 2 +
  (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 +
  ((one >> 16) - (other >> 16)) ** 2

const meanOfChannel = (one: number, other: number, shift: number): number =>
  ((((one >> shift) & 255) + ((other >> shift) & 255) + 1) >> 1) << shift

/** Encodes one picture. */
class HalfCoder {
  private readonly emitter: Emitter
  private readonly pen: Pen
  private readonly words: Int32Array
  private price = 0
  private tolerance = 0

  constructor(
    private readonly memory: Memory,
    private readonly job: HalfJob,
  ) {
    this.words = memory.words
    this.emitter = new Emitter(memory, job.out)
    this.pen = new Pen(this.emitter, job.texts, job.fore, job.back)
  }

  /** Answers how many rows were encoded to their end. */
  encode(): number {
    let visited = 0
    this.forgetCovered()
    while (visited < this.job.rows && this.encodeNext(visited)) visited++
    if (this.pen.fore !== this.job.fore || this.pen.back !== this.job.back) this.emitter.resetSgr()
    return visited
  }

  get length(): number {
    return this.emitter.at - this.job.out
  }

  private encodeNext(visited: number): boolean {
    const { job } = this
    const due = visited < job.dueRows
    this.price = due ? job.duePrice : job.price
    this.tolerance = due ? job.dueTolerance : job.tolerance
    return this.encodeRow((job.firstRow + visited) % job.rows)
  }

  private encodeRow(row: number): boolean {
    for (let col = 0; col < this.job.cols; col++)
      if (!this.isCovered(row, col) && !this.encodeCell(row, col)) return false
    return true
  }

  private isCovered(row: number, col: number): boolean {
    const { covered, cols } = this.job
    return covered !== 0 && ((this.memory.bytes[covered + row * cols + col] ?? 0) & 1) === 1
  }

  private indexOf(row: number, col: number): number {
    return row * 2 * this.job.stride + col
  }

  /** What is shown where something else lies is not known, also in rows that the budget does not reach. */
  private forgetCovered(): void {
    for (let row = 0; row < this.job.rows; row++)
      for (let col = 0; col < this.job.cols; col++) {
        if (!this.isCovered(row, col)) continue
        const shown = this.job.shown / 4 + this.indexOf(row, col)
        this.words[shown] = this.words[shown + this.job.stride] = UNKNOWN
      }
  }

  private encodeCell(row: number, col: number): boolean {
    const { words, job, emitter, price } = this
    const picture = job.picture / 4 + this.indexOf(row, col)
    const shown = job.shown / 4 + this.indexOf(row, col)
    const top = words[picture] ?? 0
    const bottom = words[picture + job.stride] ?? 0
    const shownTop = words[shown] ?? 0
    const shownBottom = words[shown + job.stride] ?? 0
    if (!this.differs(top, shownTop) && !this.differs(bottom, shownBottom)) return true
    const move = emitter.moveBytes(job.row + row, job.col + col)
    const held = (this.errorOf(top, shownTop) + this.errorOf(bottom, shownBottom)) * ERROR_UNIT
    if (held <= (move + 1) * price) return true
    const best = this.best(top, bottom)
    if (held <= best.price + move * price) return true
    if (this.length + move + best.bytes + RESET_BYTES > job.budget) return false
    emitter.moveTo(job.row + row, job.col + col)
    this.write(best)
    words[shown] = best.pattern.top === 'fore' ? this.pen.fore : this.pen.back
    words[shown + job.stride] = best.pattern.bottom === 'fore' ? this.pen.fore : this.pen.back
    return true
  }

  private differs(wanted: number, shown: number): boolean {
    if (shown === UNKNOWN) return true
    const { tolerance } = this
    return (
      Math.abs((wanted & 255) - (shown & 255)) > tolerance ||
      Math.abs(((wanted >> 8) & 255) - ((shown >> 8) & 255)) > tolerance ||
      Math.abs((wanted >> 16) - (shown >> 16)) > tolerance
    )
  }

  private errorOf(wanted: number, ink: number): number {
    if (ink === UNKNOWN) return UNKNOWN_ERROR
    if (this.job.texts === 0) return squared(wanted, ink)
    return wanted === ink ? 0 : UNKNOWN_ERROR
  }

  /** With the colours that are set, with one new colour, with two; the first of those that are equally good. */
  private best(top: number, bottom: number): Filling {
    const { fore, back } = this.pen
    const topFore = this.errorOf(top, fore)
    const topBack = this.errorOf(top, back)
    const bottomFore = this.errorOf(bottom, fore)
    const bottomBack = this.errorOf(bottom, back)
    const mean = this.meanOf(top, bottom)
    return [
      this.filling(SPACE, topBack + bottomBack, { fore, back }),
      this.filling(FULL, topFore + bottomFore, { fore, back }),
      this.filling(UPPER, topFore + bottomBack, { fore, back }),
      this.filling(LOWER, bottomFore + topBack, { fore, back }),
      this.filling(SPACE, this.errorOf(top, mean) + this.errorOf(bottom, mean), { fore, back: mean }),
      this.filling(UPPER, bottomBack, { fore: top, back }),
      this.filling(LOWER, topBack, { fore: bottom, back }),
      this.filling(UPPER, topFore, { fore, back: bottom }),
      this.filling(LOWER, bottomFore, { fore, back: top }),
      this.filling(UPPER, 0, { fore: top, back: bottom }),
      this.filling(LOWER, 0, { fore: bottom, back: top }),
    ].reduce((best, next) => (next.price < best.price ? next : best))
  }

  private meanOf(one: number, other: number): number {
    if (this.job.texts !== 0) return one
    return meanOfChannel(one, other, 16) | meanOfChannel(one, other, 8) | meanOfChannel(one, other, 0)
  }

  private filling(pattern: Pattern, error: number, inks: { readonly fore: number; readonly back: number }): Filling {
    const bytes = pattern.bytes + this.pen.selectBytes(inks.fore, inks.back)
    return { pattern, ...inks, bytes, price: error * ERROR_UNIT + bytes * this.price }
  }

  private write({ pattern, fore, back }: Filling): void {
    this.pen.select(fore, back)
    if (pattern === SPACE) this.emitter.byte(SPACE_CODE)
    else this.emitter.character(pattern.code)
    this.emitter.advance()
  }
}

/** `half`, see its parameters. Twin of assembly/half.ts. */
export const half = (memory: Memory, at: Pointer): number => {
  const coder = new HalfCoder(memory, halfJob.read(memory, at))
  halfJob.write(memory, at, { visited: coder.encode() })
  return coder.length
}
