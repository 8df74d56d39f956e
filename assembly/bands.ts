import { decimalAt } from './emit'

/** `bandsJob` of src/media/render/kernel/bands-job.ts, where the fields and the parts of `work` are explained. */
@unmanaged
class BandsJob {
  picture: usize
  origin: usize
  shown: usize
  wish: usize
  stride: i32
  x: i32
  y: i32
  width: i32
  height: i32
  whole: i32
  firstBand: i32
  budget: i32
  work: usize
  used: usize
  out: usize
  nextBand: i32
}

/** A run of columns in which one colour draws, and the number of the next that begins in the same column. */
@unmanaged
class Stretch {
  colour: i32
  first: i32
  last: i32
  next: i32
}

const BAND_ROWS = 6
const BRIDGED_COLUMNS = 4
const SHORT_RUN = 3
const COLOURS: usize = 256
const NO_COLOUR: usize = 255
const ALL_ROWS = 63
const EMPTY = 0x3f
const FOUR_EMPTY: u32 = 0x3f3f3f3f
const REPEAT = 0x21
const COLOUR = 0x23
const SAME_BAND = 0x24
const NEW_BAND = 0x2d
const NOTHING = -1
const BLOCK = 16
const STRETCH_SHIFT: usize = 4
/** Columns of a word of `starts`. */
const WORD_SHIFT = 6
const WORD_COLUMNS = 63

/** Six rows of a block of columns, one behind the other, then two for what a band does not have. */
const rows = memory.data(8 * BLOCK)
/** The same block, column after column, eight bytes each. */
const columns = memory.data(8 * BLOCK)

let job: BandsJob = changetype<BandsJob>(0)
let pitch: usize = 0
let open: usize = 0
let heads: usize = 0
let starts: usize = 0
let stretches: usize = 0
let hung = 0

export function bands(address: usize): i32 {
  job = changetype<BandsJob>(address)
  plan()
  memory.fill(job.used, 0, NO_COLOUR)
  const count = (job.height + BAND_ROWS - 1) / BAND_ROWS
  let skipped = min(job.firstBand, count)
  let at = job.out
  job.nextBand = skipped
  for (; job.nextBand < count; job.nextBand++, skipped++) {
    if (<i32>(at - job.out) >= job.budget) break
    collect(job.nextBand)
    if (hung == 0) continue
    for (; skipped > 0; skipped--) store<u8>(at++, NEW_BAND)
    at = passes(at)
  }
  return <i32>(at - job.out)
}

/** Where the parts of the work memory are. */
function plan(): void {
  const width = <usize>job.width
  pitch = width + BRIDGED_COLUMNS
  open = job.work + ((COLOURS * pitch + 15) & ~15)
  heads = open + (COLOURS << 2)
  starts = heads + (((width + 3) >> 2) << 4)
  stretches = starts + (((width + 127) >> 7) << 4)
  memory.fill(heads, 0, stretches - heads)
}

/** Gathers what each colour draws in the band, and takes it for shown. */
function collect(band: i32): void {
  hung = 0
  memory.fill(open, 0, COLOURS << 2)
  const count = min(BAND_ROWS, job.height - band * BAND_ROWS)
  memory.fill(rows, <u8>NO_COLOUR, 8 * BLOCK)
  const from = (job.y + band * BAND_ROWS) * job.stride + job.x
  for (let column = 0; column < job.width; column += BLOCK) {
    if (!takeBlock(<usize>(from + column), count, job.width - column)) continue
    turnBlock()
    const width = min(BLOCK, job.width - column)
    for (let i = 0; i < width; i++) collectColumn(column + i, columns + ((<usize>i) << 3))
  }
}

/** Puts a block's wishes into `rows`, as far as they are to be drawn; answers whether there are any. */
function takeBlock(from: usize, count: i32, width: i32): bool {
  const none = i8x16.splat(-1)
  const outside = width < BLOCK ? behind(width) : i8x16.splat(0)
  let any = false
  let i = from
  for (let row: usize = 0; row < <usize>count; row++, i += <usize>job.stride) {
    const wish = v128.load(job.wish + i)
    const shown = v128.load(job.shown + i)
    let stay = v128.or(i8x16.eq(wish, none), outside)
    if (job.whole == 0) stay = v128.or(stay, i8x16.eq(wish, shown))
    v128.store(rows + row * BLOCK, v128.or(wish, stay))
    if (i8x16.all_true(stay)) continue
    any = true
    v128.store(job.shown + i, v128.bitselect(shown, wish, stay))
    copyPixels(i << 2, stay)
  }
  return any
}

/** Lanes that are no columns any more. */
function behind(width: i32): v128 {
  return i8x16.ge_u(i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), i8x16.splat(<i8>width))
}

/** The picture's pixels become origins, but for those that stay. */
function copyPixels(offset: usize, stay: v128): void {
  const low = i16x8.extend_low_i8x16_s(stay)
  const high = i16x8.extend_high_i8x16_s(stay)
  copyFour(offset, i32x4.extend_low_i16x8_s(low))
  copyFour(offset + 16, i32x4.extend_high_i16x8_s(low))
  copyFour(offset + 32, i32x4.extend_low_i16x8_s(high))
  copyFour(offset + 48, i32x4.extend_high_i16x8_s(high))
}

function copyFour(offset: usize, stay: v128): void {
  const origin = job.origin + offset
  v128.store(origin, v128.bitselect(v128.load(origin), v128.load(job.picture + offset), stay))
}

/** From `rows` to `columns`. */
function turnBlock(): void {
  const a = v128.load(rows)
  const b = v128.load(rows, BLOCK)
  const c = v128.load(rows, 2 * BLOCK)
  const d = v128.load(rows, 3 * BLOCK)
  const e = v128.load(rows, 4 * BLOCK)
  const f = v128.load(rows, 5 * BLOCK)
  const none = i8x16.splat(-1)
  turnHalf(columns, lowBytes(a, b), lowBytes(c, d), lowBytes(e, f), none)
  turnHalf(columns + 64, highBytes(a, b), highBytes(c, d), highBytes(e, f), none)
}

/** Eight columns from pairs of rows. */
function turnHalf(to: usize, ab: v128, cd: v128, ef: v128, none: v128): void {
  turnFour(to, lowPairs(ab, cd), lowPairs(ef, none))
  turnFour(to + 32, highPairs(ab, cd), highPairs(ef, none))
}

function turnFour(to: usize, abcd: v128, ef: v128): void {
  v128.store(to, i8x16.shuffle(abcd, ef, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23))
  v128.store(to, i8x16.shuffle(abcd, ef, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31), 16)
}

function lowBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
}

function highBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
}

function lowPairs(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23)
}

function highPairs(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31)
}

/** The colours of a column's six pixels, each once, with the rows in which it is. */
function collectColumn(column: i32, from: usize): void {
  const pixels = v128.load64_splat(from)
  let left = i8x16.bitmask(i8x16.ne(pixels, i8x16.splat(-1))) & ALL_ROWS
  while (left != 0) {
    const colour = <i32>load<u8>(from + <usize>ctz(left))
    const same = i8x16.bitmask(i8x16.eq(pixels, i8x16.splat(<i8>colour))) & ALL_ROWS
    left &= ~same
    mark(colour, column, same)
  }
}

/** A colour goes on with its stretch, or begins another one. */
function mark(colour: i32, column: i32, bits: i32): void {
  const at = bitsOf(colour) + <usize>column
  const number = load<i32>(open + ((<usize>colour) << 2))
  if (number == 0 || column - stretchAt(number).last > BRIDGED_COLUMNS + 1) hang(colour, column)
  else {
    const one = stretchAt(number)
    // What was not written yet holds anything; the bridged columns are four at most.
    store<u32>(at - <usize>(column - one.last - 1), 0)
    one.last = column
  }
  store<u8>(at, <u8>bits)
  store<u8>(job.used + <usize>colour, 1)
}

function hang(colour: i32, column: i32): void {
  const head = heads + ((<usize>column) << 2)
  const one = stretchAt(++hung)
  one.colour = colour
  one.first = column
  one.last = column
  one.next = load<i32>(head)
  store<i32>(head, hung)
  store<i32>(open + ((<usize>colour) << 2), hung)
  const word = starts + (((<usize>column) >> WORD_SHIFT) << 3)
  store<u64>(word, load<u64>(word) | ((<u64>1) << (column & WORD_COLUMNS)))
}

/** What a colour draws, column by column. */
function bitsOf(colour: i32): usize {
  return job.work + <usize>colour * pitch
}

function stretchAt(number: i32): Stretch {
  return changetype<Stretch>(stretches + ((<usize>(number - 1)) << STRETCH_SHIFT))
}

/** Writes all stretches in as many passes as they need. */
function passes(out: usize): usize {
  let at = out
  let current = NOTHING
  for (let left = hung; left > 0;) {
    if (at != out) store<u8>(at++, SAME_BAND)
    let written = 0
    for (let column = nextStart(0); column >= 0; column = nextStart(written)) {
      const one = take(column)
      if (one.colour != current) {
        current = one.colour
        store<u8>(at++, COLOUR)
        at = decimalAt(at, current)
      }
      at = gap(at, column - written)
      at = draw(at, one)
      written = one.last + 1
      left--
    }
  }
  return at
}

/** The first column from here on in which a stretch begins; -1: none does. */
function nextStart(from: i32): i32 {
  let word = starts + (((<usize>from) >> WORD_SHIFT) << 3)
  if (word >= stretches) return NOTHING
  let bits = load<u64>(word) & ((<u64>-1) << (from & WORD_COLUMNS))
  while (bits == 0) {
    word += 8
    if (word >= stretches) return NOTHING
    bits = load<u64>(word)
  }
  return <i32>(((word - starts) << 3) + <usize>ctz(bits))
}

/** Takes down the stretch that was hung up last in this column. */
function take(column: i32): Stretch {
  const head = heads + ((<usize>column) << 2)
  const one = stretchAt(load<i32>(head))
  store<i32>(head, one.next)
  if (one.next == 0) {
    const word = starts + (((<usize>column) >> WORD_SHIFT) << 3)
    store<u64>(word, load<u64>(word) & ~((<u64>1) << (column & WORD_COLUMNS)))
  }
  return one
}

/** Columns in which nothing is drawn. */
function gap(at: usize, count: i32): usize {
  if (count > SHORT_RUN) return repeat(at, count, EMPTY)
  store<u32>(at, FOUR_EMPTY)
  return at + <usize>count
}

function repeat(at: usize, count: i32, character: i32): usize {
  store<u8>(at, REPEAT)
  const end = decimalAt(at + 1, count)
  store<u8>(end, character)
  return end + 1
}

/** Writes the columns of a stretch, runs of more than three as such. */
function draw(out: usize, one: Stretch): usize {
  const row = bitsOf(one.colour)
  const end = row + <usize>one.last + 1
  let at = out
  for (let from = row + <usize>one.first; from < end;) {
    const bits = v128.load(from)
    const same = i8x16.bitmask(i8x16.eq(bits, v128.load(from, 1)))
    const count = <i32>min(<usize>BLOCK, end - from)
    // Where four in a row are the same, of what lies in the block and in the stretch.
    const runs = same & (same >> 1) & (same >> 2) & ((1 << max(0, count - SHORT_RUN)) - 1)
    const single = runs != 0 ? ctz(runs) : count < BLOCK || from + BLOCK == end ? count : BLOCK - SHORT_RUN
    v128.store(at, i8x16.add(bits, i8x16.splat(<i8>EMPTY)))
    at += <usize>single
    from += <usize>single
    if (runs == 0) continue
    const value = load<u8>(from)
    const first = from
    from = runEnd(from, end)
    at = repeat(at, <i32>(from - first), EMPTY + <i32>value)
  }
  return at
}

/** Where a run of equal bytes ends. */
function runEnd(from: usize, end: usize): usize {
  const value = i8x16.splat(load<i8>(from))
  for (let at = from; at < end; at += BLOCK) {
    const others = i8x16.bitmask(i8x16.ne(v128.load(at), value))
    if (others != 0) return min(end, at + <usize>ctz(others))
  }
  return end
}
