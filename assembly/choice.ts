// The best way to write a cell of a mosaic. Twin: src/media/render/kernel/twin/mosaic/choice.ts.
import * as cell from './cell'
import { inkOf, rgbOf } from './inks'
import * as pen from './pen'
import { NO_INK } from './pen'
import * as split from './split'

const GLYPH_BYTES = 8
/** What it takes to set a colour, and what is saved by one that is set already, at most. */
const COLOUR_BYTES = 19

let glyphs: usize = 0
/** The best two inks, their pattern and the error that they leave. */
let one = NO_INK
let other = NO_INK
let fitted = 0
let fittedError = 0
/** What a byte must take away while ways are weighed. */
let rate = 0
let bestPrice = 0
/** The best way: the error it leaves, its bytes without the move, its pattern and inks; `NO_INK` for what is not seen. */
export let error = 0
export let bytes = 0
export let pattern = 0
export let fore = NO_INK
export let back = NO_INK

/** `table`: the characters of `mosaicJob`. */
export function takeGlyphs(table: usize): void {
  glyphs = table
}

/** The entry of a pattern's character. */
export function glyphOf(which: i32): usize {
  return glyphs + <usize>which * GLYPH_BYTES
}

/** Finds the best two inks for the cell, and answers the error that they leave. */
export function fit(closely: bool): i32 {
  const means = split.split(closely)
  const flat = means == 0 || means == cell.all
  one = inkOf(flat ? cell.middle() : split.foreMean)
  other = flat ? one : inkOf(split.backMean)
  fitted = cell.nearer(rgbOf(one), rgbOf(other))
  fittedError = cell.error(fitted, rgbOf(one), rgbOf(other))
  return fittedError
}

/** Weighs the two inks of `fit`, one ink, and what can be had with one or both of the inks that are set. */
export function choose(perByte: i32): void {
  rate = perByte
  bestPrice = i32.MAX_VALUE
  offerPair(fitted, fittedError, one, other)
  const middle = inkOf(cell.middle())
  offerPair(0, cell.error(0, 0, rgbOf(middle)), middle, middle)
  if (pen.fore != NO_INK) considerWith(pen.fore)
  if (pen.back != NO_INK) considerWith(pen.back)
  if (pen.fore != NO_INK && pen.back != NO_INK) considerPair(pen.fore, pen.back)
}

/** An ink that is set, and the best other one beside it. */
function considerWith(set: i32): void {
  const rgb = rgbOf(set)
  const toOne = cell.distance(rgb, rgbOf(one))
  const toOther = cell.distance(rgb, rgbOf(other))
  // One pixel at least is off by as much.
  if (min(toOne, toOther) > rate * COLOUR_BYTES) return
  const rest = cell.all ^ cell.nearer(rgb, rgbOf(toOne < toOther ? other : one))
  considerPair(set, rest == 0 ? set : inkOf(cell.mean(rest)))
}

/** Each pixel in the nearer of two inks. */
function considerPair(first: i32, second: i32): void {
  const firstRgb = rgbOf(first)
  const secondRgb = rgbOf(second)
  const nearer = cell.nearer(firstRgb, secondRgb)
  offerPair(nearer, cell.error(nearer, firstRgb, secondRgb), first, second)
}

/** A pattern in two inks, either of them in the foreground. */
function offerPair(inFirst: i32, left: i32, first: i32, second: i32): void {
  if (inFirst == 0 || inFirst == cell.all) {
    const plain = inFirst == 0 ? second : first
    offer(left, 0, NO_INK, plain)
    offer(left, cell.all, plain, NO_INK)
  } else {
    offer(left, inFirst, first, second)
    offer(left, cell.all ^ inFirst, second, first)
  }
}

/** Takes a way of writing the cell if it is better than the best so far. */
function offer(left: i32, shape: i32, newFore: i32, newBack: i32): void {
  const needed = load<u8>(glyphOf(shape)) + pen.selectBytes(newFore, newBack)
  const price = left + rate * needed
  if (price > bestPrice || (price == bestPrice && needed >= bytes)) return
  bestPrice = price
  error = left
  bytes = needed
  pattern = shape
  fore = newFore
  back = newBack
}
