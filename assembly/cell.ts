// The pixels of one cell of a mosaic, and what two colours make of them. Twin: src/media/render/kernel/twin/mosaic/cell.ts.

const WEIGHT_BLUE = 9
const WEIGHT_GREEN = 49
const WEIGHT_RED = 25
const LANES = 4

/** The roots of the weights, beside the lanes of blue and green, and beside those of red. */
const BLUE_GREEN = i16x8(3, 7, 3, 7, 3, 7, 3, 7)
const RED = i16x8(5, 0, 5, 0, 5, 0, 5, 0)
/** Blue and green of four words into pairs of 16 bits; 16 is nowhere. */
const PAIRS = i8x16(0, 16, 1, 16, 4, 16, 5, 16, 8, 16, 9, 16, 12, 16, 13, 16)
const LOW_BITS = i32x4(1, 2, 4, 8)
const HIGH_BITS = i32x4(16, 32, 64, 128)

/** `65536 / count`, for means without a division. */
const reciprocals = memory.data<i32>([0, 65536, 32768, 21845, 16384, 13107, 10923, 9362, 8192])

/** The pattern of all pixels. */
export let all = 0
let count = 0
let rows = 0
/** The lanes that are pixels. */
let lowValid = i32x4.splat(0)
let highValid = i32x4.splat(0)
/** The first four and the last four pixels: blue and green, and red, as they are and weighted. */
let lowPairs = i32x4.splat(0)
let highPairs = i32x4.splat(0)
let lowReds = i32x4.splat(0)
let highReds = i32x4.splat(0)
let lowPairsWeighted = i32x4.splat(0)
let highPairsWeighted = i32x4.splat(0)
let lowRedsWeighted = i32x4.splat(0)
let highRedsWeighted = i32x4.splat(0)
/** The pixels as words, and their differences from a colour. */
const pixels = memory.data(32, 16)
const differences = memory.data(32, 16)

/** What `spread` found for the cell: the mean of all and its error (-1: not yet). */
let whole = 0
let wholeError = -1

/** Cells of two by `down` pixels from now on. */
export function shape(down: i32): void {
  rows = down
  count = 2 * down
  all = (1 << count) - 1
  lowValid = bitsOf(all, LOW_BITS)
  highValid = bitsOf(all, HIGH_BITS)
}

/** Takes the pixels from rows of words, `stride` bytes apart. */
export function take(at: usize, stride: usize): void {
  wholeError = -1
  const low = v128.load64_lane(at + stride, v128.load64_zero(at), 1)
  let high = i32x4.splat(0)
  if (rows > 2) high = v128.load64_zero(at + 2 * stride)
  if (rows > 3) high = v128.load64_lane(at + 3 * stride, high, 1)
  v128.store(pixels, low)
  v128.store(pixels, high, 16)
  lowPairs = i8x16.swizzle(low, PAIRS)
  highPairs = i8x16.swizzle(high, PAIRS)
  lowReds = i32x4.shr_u(low, 16)
  highReds = i32x4.shr_u(high, 16)
  lowPairsWeighted = i16x8.mul(lowPairs, BLUE_GREEN)
  highPairsWeighted = i16x8.mul(highPairs, BLUE_GREEN)
  lowRedsWeighted = i16x8.mul(lowReds, RED)
  highRedsWeighted = i16x8.mul(highReds, RED)
}

/** The mean colour of the pixels in a pattern that is not empty. */
export function mean(pattern: i32): i32 {
  const low = bitsOf(pattern, LOW_BITS)
  const high = bitsOf(pattern, HIGH_BITS)
  const pairs = folded(i16x8.add(v128.and(lowPairs, low), v128.and(highPairs, high)))
  const reds = folded(i16x8.add(v128.and(lowReds, low), v128.and(highReds, high)))
  const share = load<i32>(reciprocals + ((<usize>popcnt(pattern)) << 2))
  const blue = rounded((pairs & 0xffff) * share)
  const green = rounded((pairs >> 16) * share)
  return (rounded(reds * share) << 16) | (green << 8) | blue
}

/** The pixels that are nearer to `fore` than to `back`. */
export function nearer(fore: i32, back: i32): i32 {
  const pairs = i16x8.sub(pairsOf(fore), pairsOf(back))
  const reds = i16x8.sub(redsOf(fore), redsOf(back))
  const limit = i32x4.splat(norm(fore) - norm(back))
  const low = i32x4.add(i32x4.dot_i16x8_s(lowPairsWeighted, pairs), i32x4.dot_i16x8_s(lowRedsWeighted, reds))
  const high = i32x4.add(i32x4.dot_i16x8_s(highPairsWeighted, pairs), i32x4.dot_i16x8_s(highRedsWeighted, reds))
  return over(i32x4.shl(low, 1), i32x4.shl(high, 1), limit)
}

/** The sum of squared, weighted differences from a pattern in two colours. */
export function error(pattern: i32, fore: i32, back: i32): i32 {
  const low = bitsOf(pattern, LOW_BITS)
  const high = bitsOf(pattern, HIGH_BITS)
  const forePairs = pairsOf(fore)
  const backPairs = pairsOf(back)
  const foreReds = redsOf(fore)
  const backReds = redsOf(back)
  const lowError = i32x4.add(
    squares(i16x8.sub(lowPairsWeighted, v128.bitselect(forePairs, backPairs, low))),
    squares(i16x8.sub(lowRedsWeighted, v128.bitselect(foreReds, backReds, low))),
  )
  const highError = i32x4.add(
    squares(i16x8.sub(highPairsWeighted, v128.bitselect(forePairs, backPairs, high))),
    squares(i16x8.sub(highRedsWeighted, v128.bitselect(foreReds, backReds, high))),
  )
  return total(i32x4.add(v128.and(lowError, lowValid), v128.and(highError, highValid)))
}

/** The error that one colour leaves at best. */
export function spread(): i32 {
  if (wholeError < 0) wholeError = error(0, 0, middle())
  return wholeError
}

/** The mean of all pixels. */
export function middle(): i32 {
  if (wholeError < 0) whole = mean(all)
  return whole
}

/** The weighted, squared difference of two colours. */
export function distance(one: i32, other: i32): i32 {
  const blue = (one & 255) - (other & 255)
  const green = ((one >> 8) & 255) - ((other >> 8) & 255)
  const red = (one >> 16) - (other >> 16)
  return WEIGHT_BLUE * blue * blue + WEIGHT_GREEN * green * green + WEIGHT_RED * red * red
}

/** The pixels that are lighter than their mean. */
export function lighter(): i32 {
  const low = i32x4.add(i32x4.dot_i16x8_s(lowPairsWeighted, BLUE_GREEN), i32x4.dot_i16x8_s(lowRedsWeighted, RED))
  const high = i32x4.add(i32x4.dot_i16x8_s(highPairsWeighted, BLUE_GREEN), i32x4.dot_i16x8_s(highRedsWeighted, RED))
  const times = i32x4.splat(count)
  return over(i32x4.mul(low, times), i32x4.mul(high, times), i32x4.splat(total(i32x4.add(low, high))))
}

/** The pixel that differs most, the first of several. */
export function mostUnlike(colour: i32): i32 {
  const pairs = pairsOf(colour)
  const reds = redsOf(colour)
  const low = i32x4.add(squares(i16x8.sub(lowPairsWeighted, pairs)), squares(i16x8.sub(lowRedsWeighted, reds)))
  const high = i32x4.add(squares(i16x8.sub(highPairsWeighted, pairs)), squares(i16x8.sub(highRedsWeighted, reds)))
  v128.store(differences, low)
  v128.store(differences, high, 16)
  let farthest: usize = 0
  for (let pixel: usize = 1; pixel < <usize>count; pixel++)
    if (load<i32>(differences + (pixel << 2)) > load<i32>(differences + (farthest << 2))) farthest = pixel
  return load<i32>(pixels + (farthest << 2))
}

/** The lanes whose bit is set in a pattern. */
function bitsOf(pattern: i32, bits: v128): v128 {
  return i32x4.eq(v128.and(i32x4.splat(pattern), bits), bits)
}

/** The pattern of the pixels that are above a limit. */
function over(low: v128, high: v128, limit: v128): i32 {
  return (i32x4.bitmask(i32x4.gt_s(low, limit)) | (i32x4.bitmask(i32x4.gt_s(high, limit)) << LANES)) & all
}

function pairsOf(colour: i32): v128 {
  return i32x4.splat((colour & 255) * 3 + ((((colour >> 8) & 255) * 7) << 16))
}

function redsOf(colour: i32): v128 {
  return i32x4.splat((colour >> 16) * 5)
}

function squares(values: v128): v128 {
  return i32x4.dot_i16x8_s(values, values)
}

/** The sum of four. */
function total(values: v128): i32 {
  const halves = i32x4.add(values, i32x4.shuffle(values, values, 2, 3, 0, 1))
  return i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1)
}

/** The sums of the even and of the odd ones of eight, none of them above 16 bits. */
function folded(values: v128): i32 {
  const halves = i16x8.add(values, i32x4.shuffle(values, values, 2, 3, 0, 1))
  return i32x4.extract_lane(i16x8.add(halves, i32x4.shuffle(halves, halves, 1, 0, 3, 2)), 0)
}

function rounded(fixed: i32): i32 {
  return (fixed + 32768) >> 16
}

function norm(colour: i32): i32 {
  return distance(colour, 0)
}
