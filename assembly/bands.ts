import { passes } from './sixel-text'
import { clearStretches, hung, mark, planStretches } from './stretches'
import { BLOCK, columns, rows, turnBlock } from './turn-block'

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

const BAND_ROWS = 6
const NO_COLOUR: usize = 255
const ALL_ROWS = 63
const NEW_BAND = 0x2d

let job: BandsJob = changetype<BandsJob>(0)

export function bands(address: usize): i32 {
  job = changetype<BandsJob>(address)
  planStretches(job.work, <usize>job.width)
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

/** Gathers what each colour draws in the band, and takes it for shown. */
function collect(band: i32): void {
  clearStretches()
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

/** The colours of a column's six pixels, each once, with the rows in which it is. */
function collectColumn(column: i32, from: usize): void {
  const pixels = v128.load64_splat(from)
  let left = i8x16.bitmask(i8x16.ne(pixels, i8x16.splat(-1))) & ALL_ROWS
  while (left != 0) {
    const colour = <i32>load<u8>(from + <usize>ctz(left))
    const same = i8x16.bitmask(i8x16.eq(pixels, i8x16.splat(<i8>colour))) & ALL_ROWS
    left &= ~same
    mark(colour, column, same)
    store<u8>(job.used + <usize>colour, 1)
  }
}
