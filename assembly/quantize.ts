/** `quantizeJob` of src/media/render/kernel/quantize-job.ts, where the fields are explained. */
@unmanaged
class QuantizeJob {
  picture: usize
  origin: usize
  shown: usize
  wish: usize
  moved: usize
  stride: i32
  width: i32
  height: i32
  palette: usize
  colours: i32
  table: usize
  hold: i32
  reuse: u32
  bandRows: i32
  dueFirst: i32
  dueRows: i32
}

const NO_COLOUR: u32 = 255
const WEIGHT_BLUE = 3
const WEIGHT_GREEN = 8
const WEIGHT_RED = 5
const LANES = 4
/** How many times the hold is allowed where the neighbours stay. */
const PATIENCE = 3
const ALL_LANES = 15
/** Of the lanes that moved: the first and the last of a group. */
const FIRST = 1
const LAST = 8
/** Of four pixels: all bytes of one kind at once. */
const LOW_BITS: u32 = 0x01010101
const HIGH_BITS: u32 = 0x80808080
/** No colour as a word of the palette. What differs by 255 in the highest byte, as from a pixel, is never near. */
const NONE: u32 = 0xff000000
const NUMBER_LIMIT: u32 = 0xfe000000

let job: QuantizeJob = changetype<QuantizeJob>(0)
let reuse = i8x16.splat(0)
let changed = 0

export function quantize(address: usize): i32 {
  job = changetype<QuantizeJob>(address)
  reuse = i32x4.splat(job.reuse | NUMBER_LIMIT)
  changed = 0
  memory.fill(job.moved, 0, ((<usize>(job.width + LANES - 1)) >> 2) + 2)
  for (let y = 0; y < job.height; y++) {
    const turn = y - job.dueFirst
    const due = (turn < 0 ? turn + job.height : turn) < job.dueRows
    quantizeRow(y, due)
  }
  return changed
}

function quantizeRow(y: i32, due: bool): void {
  const start = <usize>(y * job.stride)
  const once = i8x16.splat(<i8>job.hold)
  const thrice = i8x16.splat(<i8>min(255, job.hold * PATIENCE))
  let left = i32x4.splat(NONE)
  let before: u32 = 0
  let corner: u32 = 0
  let at = job.moved + 1
  for (let x = 0; x < job.width; x += LANES, at++) {
    const i = start + <usize>x
    const above = <u32>load<u8>(at)
    const alone = (((before | corner) & LAST) | above | ((<u32>load<u8>(at, 1)) & FIRST)) == 0
    corner = above
    const known = load<u32>(job.shown + i)
    const over = due ? i32x4.splat(-1) : i8x16.sub_sat_u(distance(i), alone ? thrice : once)
    if (!v128.any_true(over) && !hasNone(known)) {
      store<u32>(job.wish + i, known)
      left = v128.load32_splat(job.palette + ((<usize>(known >> 24)) << 2))
      before = 0
    } else {
      const old = coloursOf(known)
      const picture = v128.load(job.picture + (i << 2))
      const held = v128.andnot(i32x4.eq(over, i32x4.splat(0)), i32x4.eq(old, i32x4.splat(NONE)))
      const keep = v128.or(held, near(picture, old))
      const upper = y % job.bandRows > 0 ? coloursOf(load<u32>(job.wish + i - <usize>job.stride)) : i32x4.splat(NONE)
      const settled = v128.or(keep, near(picture, upper))
      let found = v128.bitselect(old, upper, keep)
      if (!i32x4.all_true(settled)) found = settle(picture, left, found, settled)
      left = i8x16.shuffle(found, found, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15)
      before = put(i, x, known, numbersOf(found))
    }
    store<u8>(at, <u8>before)
  }
}

/** Writes down the wishes of four pixels; answers which are others than what is shown. */
function put(i: usize, x: i32, known: u32, wishes: u32): u32 {
  const lanes = job.width - x
  let moved = (<u32>i8x16.bitmask(i8x16.ne(i32x4.splat(known), i32x4.splat(wishes)))) & ALL_LANES
  if (lanes < LANES) {
    const inside: u32 = (1 << (lanes << 3)) - 1
    store<u32>(job.wish + i, (wishes & inside) | (load<u32>(job.wish + i) & ~inside))
    moved &= (1 << lanes) - 1
  } else store<u32>(job.wish + i, wishes)
  changed += <i32>popcnt(moved)
  return moved
}

/** Where nothing near is shown, wished or above, the colour to the left is taken, or else the nearest. */
function settle(picture: v128, left: v128, found: v128, settled: v128): v128 {
  const other = v128.bitselect(found, nearestFour(picture), settled)
  const a = step(picture, left, other, settled)
  const b = step(picture, i8x16.shuffle(a, a, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3), other, settled)
  const c = step(picture, i8x16.shuffle(b, b, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7), other, settled)
  const d = step(picture, i8x16.shuffle(c, c, 8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11), other, settled)
  const ab = i8x16.shuffle(a, b, 0, 1, 2, 3, 20, 21, 22, 23, 0, 1, 2, 3, 0, 1, 2, 3)
  const cd = i8x16.shuffle(c, d, 0, 1, 2, 3, 0, 1, 2, 3, 8, 9, 10, 11, 28, 29, 30, 31)
  return i8x16.shuffle(ab, cd, 0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31)
}

function step(picture: v128, left: v128, other: v128, settled: v128): v128 {
  return v128.bitselect(left, other, v128.andnot(near(picture, left), settled))
}

/** Lanes that differ by no more than `reuse`. */
function near(one: v128, other: v128): v128 {
  const apart = v128.or(i8x16.sub_sat_u(one, other), i8x16.sub_sat_u(other, one))
  return i32x4.eq(i8x16.sub_sat_u(apart, reuse), i32x4.splat(0))
}

/** Four words of the palette by four numbers. */
function coloursOf(numbers: u32): v128 {
  const palette = job.palette
  let words = v128.load32_zero(palette + ((<usize>(numbers & 255)) << 2))
  words = v128.load_lane<u32>(palette + ((<usize>((numbers >> 8) & 255)) << 2), words, 1)
  words = v128.load_lane<u32>(palette + ((<usize>((numbers >> 16) & 255)) << 2), words, 2)
  return v128.load_lane<u32>(palette + ((<usize>(numbers >> 24)) << 2), words, 3)
}

function numbersOf(words: v128): u32 {
  return i32x4.extract_lane(i8x16.shuffle(words, words, 3, 7, 11, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0)
}

/** Whether a byte of the word is 255. */
function hasNone(word: u32): bool {
  const inverse = ~word
  return ((inverse - LOW_BITS) & ~inverse & HIGH_BITS) != 0
}

/** How far four pixels are from their origins, in each channel. */
function distance(i: usize): v128 {
  const now = v128.load(job.picture + (i << 2))
  const then = v128.load(job.origin + (i << 2))
  return v128.or(i8x16.sub_sat_u(now, then), i8x16.sub_sat_u(then, now))
}

/** The nearest colours of the palette, by its table. */
function nearestFour(picture: v128): v128 {
  const red = v128.and(i32x4.shr_u(picture, 6), i32x4.splat(0x3f000))
  const green = v128.and(i32x4.shr_u(picture, 4), i32x4.splat(0xfc0))
  const blue = v128.and(i32x4.shr_u(picture, 2), i32x4.splat(0x3f))
  const cells = v128.or(v128.or(red, green), blue)
  const table = job.table
  const a = <u32>load<u8>(table + <usize>i32x4.extract_lane(cells, 0))
  const b = <u32>load<u8>(table + <usize>i32x4.extract_lane(cells, 1))
  const c = <u32>load<u8>(table + <usize>i32x4.extract_lane(cells, 2))
  const d = <u32>load<u8>(table + <usize>i32x4.extract_lane(cells, 3))
  const numbers = a | (b << 8) | (c << 16) | (d << 24)
  return coloursOf(hasNone(numbers) ? searchFour(picture) : numbers)
}

function searchFour(picture: v128): u32 {
  const a = nearest(i32x4.extract_lane(picture, 0))
  const b = nearest(i32x4.extract_lane(picture, 1))
  const c = nearest(i32x4.extract_lane(picture, 2))
  return a | (b << 8) | (c << 16) | (nearest(i32x4.extract_lane(picture, 3)) << 24)
}

/** The number of the colour that is nearest to the middle of the word's cell of the table; written down there. */
function nearest(word: u32): u32 {
  const entry = job.table + <usize>(((word >> 6) & 0x3f000) | ((word >> 4) & 0xfc0) | ((word >> 2) & 0x3f))
  const known = <u32>load<u8>(entry)
  if (known != NO_COLOUR) return known
  const found = search((word & 0xfcfcfc) + 0x020202)
  store<u8>(entry, <u8>found)
  return found
}

/** The first of the nearest. */
function search(word: u32): u32 {
  let best = 0
  let least = i32.MAX_VALUE
  for (let i = 0; i < job.colours; i++) {
    const colour = load<u32>(job.palette + ((<usize>i) << 2))
    const blue = <i32>(word & 255) - <i32>(colour & 255)
    const green = <i32>((word >> 8) & 255) - <i32>((colour >> 8) & 255)
    const red = <i32>(word >> 16) - <i32>((colour >> 16) & 255)
    const distance = WEIGHT_BLUE * blue * blue + WEIGHT_GREEN * green * green + WEIGHT_RED * red * red
    if (distance >= least) continue
    least = distance
    best = i
  }
  return <u32>best
}
