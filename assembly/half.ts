import { advance, byte, character, emitted, emitTo, moveBytes, moveTo, resetSgr } from './emit'
import * as pen from './pen'

/** `halfJob` of src/media/render/kernel/half-job.ts, where the fields are explained. */
@unmanaged
class HalfJob {
  picture: usize
  stride: i32
  shown: usize
  covered: usize
  texts: usize
  row: i32
  col: i32
  rows: i32
  cols: i32
  out: usize
  budget: i32
  fore: i32
  back: i32
  firstRow: i32
  dueRows: i32
  tolerance: i32
  price: i32
  dueTolerance: i32
  duePrice: i32
  visited: i32
}

/** Ways to fill a cell. With `FULL` and `UPPER` the foreground is above, with `SPACE` and `LOWER` the background. */
const SPACE = 0
const FULL = 1
const UPPER = 2
const LOWER = 3

const UNKNOWN = -1
/** Squared error of what is not known: more than any colours can differ. */
const UNKNOWN_ERROR = 1 << 20
const ERROR_SHIFT = 8
const BLOCK_BYTES = 3
const RESET_BYTES = 3
const LANES = 4

let job: HalfJob = changetype<HalfJob>(0)
let price = 0
let tolerance = i8x16.splat(0)
let end: usize = 0
/** The best way to fill the cell so far: its price, its bytes, its pattern, and its colours. */
let bestPrice = 0
let bestBytes = 0
let bestPattern = SPACE
let bestFore = UNKNOWN
let bestBack = UNKNOWN

export function half(address: usize): i32 {
  job = changetype<HalfJob>(address)
  pen.takePen(job.texts, job.fore, job.back)
  emitTo(job.out)
  end = job.out + <usize>job.budget
  job.visited = 0
  if (job.covered != 0) forgetCovered()
  for (; job.visited < job.rows; job.visited++) {
    setTerms(job.visited < job.dueRows)
    const row = job.firstRow + job.visited
    if (!encodeRow(row < job.rows ? row : row - job.rows)) break
  }
  if (pen.fore != job.fore || pen.back != job.back) resetSgr()
  return <i32>(emitted() - job.out)
}

function setTerms(due: bool): void {
  price = due ? job.duePrice : job.price
  tolerance = i8x16.splat(<i8>(due ? job.dueTolerance : job.tolerance))
}

/** False when the budget is used up. */
function encodeRow(row: i32): bool {
  const rowBytes = (<usize>job.stride) << 2
  const offset = <usize>(row * 2) * rowBytes
  const covered = job.covered == 0 ? <usize>0 : job.covered + <usize>(row * job.cols)
  for (let col = 0; col < job.cols; col += LANES) {
    const at = offset + ((<usize>col) << 2)
    const over = v128.or(differing(at), differing(at + rowBytes))
    const hidden: u32 = covered == 0 ? 0 : load<u32>(covered + <usize>col)
    if (!v128.any_true(over)) continue
    const lanes = i32x4.bitmask(i32x4.ne(over, i32x4.splat(0)))
    const count = min(LANES, job.cols - col)
    for (let lane = 0; lane < count; lane++) {
      if (((lanes >> lane) & 1) == 0 || ((hidden >> (lane << 3)) & 1) != 0) continue
      if (!encodeCell(at + ((<usize>lane) << 2), row, col + lane)) return false
    }
  }
  return true
}

/** Which channels of four pixels differ by more than the tolerance. */
function differing(at: usize): v128 {
  const wanted = v128.load(job.picture + at)
  const shown = v128.load(job.shown + at)
  const distance = v128.or(i8x16.sub_sat_u(wanted, shown), i8x16.sub_sat_u(shown, wanted))
  return i8x16.gt_u(distance, tolerance)
}

/** What is shown where something else lies is not known, also in rows that the budget does not reach. */
function forgetCovered(): void {
  const rowBytes = (<usize>job.stride) << 2
  for (let row = 0; row < job.rows; row++) {
    const covered = job.covered + <usize>(row * job.cols)
    for (let col = 0; col < job.cols; col++) {
      if ((load<u8>(covered + <usize>col) & 1) == 0) continue
      const cell = job.shown + <usize>(row * 2) * rowBytes + ((<usize>col) << 2)
      store<i32>(cell, UNKNOWN)
      store<i32>(cell + rowBytes, UNKNOWN)
    }
  }
}

/** Writes a cell if that is worth its bytes. False when the budget is used up. */
function encodeCell(cell: usize, row: i32, col: i32): bool {
  const rowBytes = (<usize>job.stride) << 2
  const shown = job.shown + cell
  const top = load<i32>(job.picture + cell)
  const bottom = load<i32>(job.picture + cell + rowBytes)
  const screenRow = job.row + row
  const screenCol = job.col + col
  const move = moveBytes(screenRow, screenCol)
  const held = (errorOf(top, load<i32>(shown)) + errorOf(bottom, load<i32>(shown + rowBytes))) << ERROR_SHIFT
  if (held <= (move + 1) * price) return true
  choose(top, bottom)
  if (held <= bestPrice + move * price) return true
  if (emitted() + <usize>(move + bestBytes + RESET_BYTES) > end) return false
  moveTo(screenRow, screenCol)
  write()
  store<i32>(shown, bestPattern == FULL || bestPattern == UPPER ? pen.fore : pen.back)
  store<i32>(shown + rowBytes, bestPattern == FULL || bestPattern == LOWER ? pen.fore : pen.back)
  return true
}

/** The sum of the squared differences of three channels; of inks of a palette, whether they differ. */
function errorOf(wanted: i32, colour: i32): i32 {
  if (colour == UNKNOWN) return UNKNOWN_ERROR
  if (job.texts != 0) return wanted == colour ? 0 : UNKNOWN_ERROR
  const a = i16x8.extend_low_i8x16_u(i32x4.splat(wanted))
  const b = i16x8.extend_low_i8x16_u(i32x4.splat(colour))
  const difference = i16x8.sub(a, b)
  const squares = i32x4.dot_i16x8_s(difference, difference)
  return i32x4.extract_lane(squares, 0) + i32x4.extract_lane(squares, 1)
}

/** Weighs the ways to fill a cell: with the colours that are set, with one new colour, with two. */
function choose(top: i32, bottom: i32): void {
  const fore = pen.fore
  const back = pen.back
  const topFore = errorOf(top, fore)
  const topBack = errorOf(top, back)
  const bottomFore = errorOf(bottom, fore)
  const bottomBack = errorOf(bottom, back)
  bestPrice = i32.MAX_VALUE
  offer(SPACE, topBack + bottomBack, fore, back)
  offer(FULL, topFore + bottomFore, fore, back)
  offer(UPPER, topFore + bottomBack, fore, back)
  offer(LOWER, bottomFore + topBack, fore, back)
  const mean = meanOf(top, bottom)
  offer(SPACE, errorOf(top, mean) + errorOf(bottom, mean), fore, mean)
  offer(UPPER, bottomBack, top, back)
  offer(LOWER, topBack, bottom, back)
  offer(UPPER, topFore, fore, bottom)
  offer(LOWER, bottomFore, fore, top)
  offer(UPPER, 0, top, bottom)
  offer(LOWER, 0, bottom, top)
}

/** Between two colours; of inks of a palette, the first. */
function meanOf(one: i32, other: i32): i32 {
  if (job.texts != 0) return one
  return i32x4.extract_lane(i8x16.avgr_u(i32x4.splat(one), i32x4.splat(other)), 0)
}

/** Takes a way to fill the cell if it is better than the best so far. */
function offer(pattern: i32, error: i32, newFore: i32, newBack: i32): void {
  const bytes = (pattern == SPACE ? 1 : BLOCK_BYTES) + pen.selectBytes(newFore, newBack)
  const whole = (error << ERROR_SHIFT) + bytes * price
  if (whole >= bestPrice) return
  bestPrice = whole
  bestBytes = bytes
  bestPattern = pattern
  bestFore = newFore
  bestBack = newBack
}

function write(): void {
  pen.select(bestFore, bestBack)
  if (bestPattern == SPACE) byte(0x20)
  else character(bestPattern == FULL ? 0x2588 : bestPattern == UPPER ? 0x2580 : 0x2584)
  advance()
}
