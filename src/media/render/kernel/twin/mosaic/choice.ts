import { distance, type CellPixels } from './cell'
import { NO_INK, type Inks } from './inks'
import type { Pen } from './pen'

/** What a choice is made from: the pixels of the cell, the colours that are set, and those that there are. */
export interface Situation {
  readonly pixels: CellPixels
  readonly pen: Pen
  readonly inks: Inks
}

/** How one cell is best written, after `choose`. */
export class Choice {
  /** The pattern and the inks; `NO_INK` where a ground is not seen. */
  pattern = 0
  fore = NO_INK
  back = NO_INK
  /** What it leaves of error, and how many bytes it takes without moves. */
  error = 0
  bytes = 0
  /** The best two inks, and the best one. */
  private one = NO_INK
  private other = NO_INK
  private middle = NO_INK
  private price = 0
  private perByte = 0
  private readonly all: number

  constructor(private readonly situation: Situation) {
    this.all = situation.pixels.all
  }

  /** Finds the best two colours, and answers the error that they leave. */
  fit(): number {
    const { inks, pixels } = this.situation
    const pattern = pixels.split()
    const flat = pattern === 0 || pattern === this.all
    this.middle = this.meanInk(this.all)
    this.one = flat ? this.middle : this.meanInk(pattern)
    this.other = flat ? this.middle : this.meanInk(this.all ^ pattern)
    const [one, other] = [inks.rgbOf(this.one), inks.rgbOf(this.other)]
    return pixels.error(pixels.nearer(one, other), one, other)
  }

  /**
   * Weighs error against bytes: the two colours of `fit`, one colour, and what can be had with one or both of the colours
   * that are set.
   */
  choose(perByte: number): void {
    const { pen } = this.situation
    this.perByte = perByte
    this.price = Infinity
    this.considerPair(this.one, this.other)
    this.considerPair(this.middle, this.middle)
    if (pen.fore !== NO_INK) this.considerWith(pen.fore)
    if (pen.back !== NO_INK) this.considerWith(pen.back)
    if (pen.fore !== NO_INK && pen.back !== NO_INK) this.considerPair(pen.fore, pen.back)
  }

  private meanInk(pattern: number): number {
    return this.situation.inks.inkOf(this.situation.pixels.mean(pattern))
  }

  /** A colour that is set, and the best other one beside it. */
  private considerWith(set: number): void {
    const { pixels, inks } = this.situation
    const rgb = inks.rgbOf(set)
    const nearOne = distance(rgb, inks.rgbOf(this.one)) < distance(rgb, inks.rgbOf(this.other))
    const other = nearOne ? this.other : this.one
    const rest = this.all ^ pixels.nearer(rgb, inks.rgbOf(other))
    this.considerPair(set, rest === 0 ? set : this.meanInk(rest))
  }

  /** Each pixel in the nearer of two colours, either of them in the foreground. */
  private considerPair(one: number, other: number): void {
    const { pixels, inks } = this.situation
    const oneRgb = inks.rgbOf(one)
    const otherRgb = inks.rgbOf(other)
    const pattern = pixels.nearer(oneRgb, otherRgb)
    const error = pixels.error(pattern, oneRgb, otherRgb)
    if (pattern === 0 || pattern === this.all) this.offerPlain(error, pattern === 0 ? other : one)
    else {
      this.offer(error, pattern, one, other)
      this.offer(error, this.all ^ pattern, other, one)
    }
  }

  /** One colour: a space over it, or a full block of it. */
  private offerPlain(error: number, ink: number): void {
    this.offer(error, 0, NO_INK, ink)
    this.offer(error, this.all, ink, NO_INK)
  }

  /** Takes a way of writing the cell if it is better than the best so far. */
  private offer(error: number, pattern: number, fore: number, back: number): void {
    const bytes = this.situation.pen.cost(pattern, fore, back)
    const price = error + this.perByte * bytes
    if (price > this.price || (price === this.price && bytes >= this.bytes)) return
    this.price = price
    this.error = error
    this.bytes = bytes
    this.pattern = pattern
    this.fore = fore
    this.back = back
  }
}
