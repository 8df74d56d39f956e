import type { Pen } from '../pen'
import { NO_INK } from '../pen'
import { distance, type CellPixels } from './cell'
import type { Inks } from './inks'
import { splitOf } from './split'

/** What is saved by a colour that is set already, at most. */
const COLOUR_BYTES = 19

/** What a choice is made from. */
export interface Situation {
  readonly pixels: CellPixels
  readonly pen: Pen
  readonly inks: Inks
  /** The bytes of a pattern's character. */
  readonly glyphBytes: (pattern: number) => number
}

/** The best way to write a cell that was found so far. Twin of assembly/choice.ts. */
export class Choice {
  /** The pattern and the inks; `NO_INK` where a ground is not seen. */
  pattern = 0
  fore = NO_INK
  back = NO_INK
  /** What it leaves of error, and how many bytes it takes without moves. */
  error = 0
  bytes = 0
  /** The best two inks, their pattern and the error that they leave. */
  private one = NO_INK
  private other = NO_INK
  private fitted = 0
  private fittedError = 0
  private price = 0
  private perByte = 0
  private readonly all: number

  constructor(private readonly situation: Situation) {
    this.all = situation.pixels.all
  }

  /** Finds the best two inks, and answers the error that they leave. */
  fit(closely: boolean): number {
    const { inks, pixels } = this.situation
    const { fore, back } = splitOf(pixels, closely)
    this.one = inks.inkOf(fore)
    this.other = inks.inkOf(back)
    this.fitted = pixels.nearer(inks.rgbOf(this.one), inks.rgbOf(this.other))
    this.fittedError = pixels.error(this.fitted, inks.rgbOf(this.one), inks.rgbOf(this.other))
    return this.fittedError
  }

  /**
   * Weighs error against bytes: the two inks of `fit`, one ink, and what can be had with one or both of the inks that are
   * set.
   */
  choose(perByte: number): void {
    const { pen, inks, pixels } = this.situation
    this.perByte = perByte
    this.price = Infinity
    this.offerPair(this.fitted, this.fittedError, { first: this.one, second: this.other })
    const middle = inks.inkOf(pixels.mean(this.all))
    this.offerPair(0, pixels.error(0, 0, inks.rgbOf(middle)), { first: middle, second: middle })
    if (pen.fore !== NO_INK) this.considerWith(pen.fore)
    if (pen.back !== NO_INK) this.considerWith(pen.back)
    if (pen.fore !== NO_INK && pen.back !== NO_INK) this.considerPair(pen.fore, pen.back)
  }

  /** An ink that is set, and the best other one beside it. */
  private considerWith(set: number): void {
    const { pixels, inks } = this.situation
    const rgb = inks.rgbOf(set)
    const toOne = distance(rgb, inks.rgbOf(this.one))
    const toOther = distance(rgb, inks.rgbOf(this.other))
    // One pixel at least is off by as much.
    if (Math.min(toOne, toOther) > this.perByte * COLOUR_BYTES) return
    const rest = this.all ^ pixels.nearer(rgb, inks.rgbOf(toOne < toOther ? this.other : this.one))
    this.considerPair(set, rest === 0 ? set : inks.inkOf(pixels.mean(rest)))
  }

  /** Each pixel in the nearer of two inks. */
  private considerPair(first: number, second: number): void {
    const { pixels, inks } = this.situation
    const firstRgb = inks.rgbOf(first)
    const secondRgb = inks.rgbOf(second)
    const pattern = pixels.nearer(firstRgb, secondRgb)
    this.offerPair(pattern, pixels.error(pattern, firstRgb, secondRgb), { first, second })
  }

  /** A pattern in two inks, either of them in the foreground; one ink is a space over it, or a full block of it. */
  private offerPair(pattern: number, error: number, { first, second }: { first: number; second: number }): void {
    if (pattern === 0 || pattern === this.all) {
      const plain = pattern === 0 ? second : first
      this.offer(error, { pattern: 0, fore: NO_INK, back: plain })
      this.offer(error, { pattern: this.all, fore: plain, back: NO_INK })
    } else {
      this.offer(error, { pattern, fore: first, back: second })
      this.offer(error, { pattern: this.all ^ pattern, fore: second, back: first })
    }
  }

  /** Takes a way of writing the cell if it is better than the best so far. */
  private offer(error: number, way: { readonly pattern: number; readonly fore: number; readonly back: number }): void {
    const { pen, glyphBytes } = this.situation
    const bytes = glyphBytes(way.pattern) + pen.selectBytes(way.fore, way.back)
    const price = error + this.perByte * bytes
    if (price > this.price || (price === this.price && bytes >= this.bytes)) return
    this.price = price
    this.error = error
    this.bytes = bytes
    this.pattern = way.pattern
    this.fore = way.fore
    this.back = way.back
  }
}
