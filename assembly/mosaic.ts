import * as cell from './cell'
import {
  advance,
  csi,
  emitted,
  emitTo,
  endSgr,
  ink,
  inkBytes,
  moveBytes,
  moveTo,
  resetSgr,
  semicolon,
  text,
} from './emit'

/** `mosaicJob` of src/media/render/kernel/mosaic-job.ts, where the fields are explained. */
@unmanaged
class MosaicJob {
  picture: usize
  stride: i32
  row: i32
  col: i32
  cols: i32
  rows: i32
  across: i32
  down: i32
  covered: usize
  cells: usize
  glyphs: usize
  palette: usize
  nearest: usize
  texts: usize
  out: usize
  budget: i32
  perByte: i32
  perByteInTurn: i32
  turnFrom: i32
  turns: i32
  start: i32
  cellBytes: i32
}

/** What a cell shows, and how much its error would shrink if it were written. */
@unmanaged
class Record {
  pattern: i32
  fore: i32
  back: i32
  gain: i32
}

const RECORD_BYTES = 16
const GLYPH_BYTES = 8
const WORD_BYTES = 4
const MOST_CELL_BYTES = 64
const TURNS = 256
const TURN_STEP = 97
const LEVEL_ERROR = 83
/** See the twin for what these mean. */
const UNKNOWN_ERROR = 0x3fffffff
const LEAST_BYTES = 6
const LAVISH_SHIFT = 3
const CALM_LEVELS = 2
const BUSY_LEVELS = 8
const ALL_STEPS = 128
const NO_INK = -1
/** `CSI` and `m`. */
const SGR_BYTES = 3

/** How many cells gain so much, by the step of the gain. */
const counts = memory.data(ALL_STEPS * 4, 16)

let job: MosaicJob = changetype<MosaicJob>(0)
let cells = 0
let calm = 0
let busy: f64 = 0
let plentiful = false
let scarce = false
/** The best two inks of a cell, and the best one. */
let oneInk = NO_INK
let otherInk = NO_INK
let middleInk = NO_INK
/** The colours that are set. */
let fore = NO_INK
let back = NO_INK
/** The best way to write the cell so far. */
let bestPrice = 0
let bestError = 0
let bestBytes = 0
let bestPattern = 0
let bestFore = NO_INK
let bestBack = NO_INK
/** What a byte must take away while ways are weighed. */
let rate = 0

export function mosaic(address: usize): i32 {
  job = changetype<MosaicJob>(address)
  cells = job.rows * job.cols
  const level = job.across * job.down * LEVEL_ERROR
  calm = level * CALM_LEVELS * CALM_LEVELS
  busy = sqrt<f64>(level) * BUSY_LEVELS
  plentiful = job.budget >= (cells + 2) * MOST_CELL_BYTES
  scarce = false
  fore = back = NO_INK
  cell.shape(job.down)
  emitTo(job.out)
  const wanted = weigh()
  if (wanted > 0) {
    const least = leastStep(wanted)
    scarce = least > 0
    write(least)
  }
  if (emitted() > job.out) resetSgr()
  return length()
}

function length(): i32 {
  return <i32>(emitted() - job.out)
}

function recordOf(index: i32): Record {
  return changetype<Record>(job.cells + <usize>index * RECORD_BYTES)
}

/** Notes what each cell would gain, and counts those that are worth writing. */
function weigh(): i32 {
  let wanted = 0
  for (let index = 0; index < cells; index++) {
    const record = recordOf(index)
    const covered = job.covered != 0 && load<u8>(job.covered + <usize>index) == 1
    if (covered) record.back = NO_INK
    record.gain = covered ? 0 : gainOf(index, record)
    if (record.gain > 0) wanted++
  }
  return wanted
}

function gainOf(index: i32, record: Record): i32 {
  if (record.back == NO_INK) return UNKNOWN_ERROR
  loadCell(index)
  const shown = shownError(record)
  // No price is below that of a plain cell, so most cells need no more than this.
  if (shown <= priceOf(index, 0) * LEAST_BYTES) return 0
  const least = priceOf(index, cell.spread()) * LEAST_BYTES
  if (shown <= least) return 0
  if (plentiful) return shown
  const gain = shown - fit()
  return gain > least ? gain : 0
}

/** What a byte must take away in a cell: more where it is busy, but not where it is in turn. */
function priceOf(index: i32, spread: i32): i32 {
  const price = <i32>((<f64>job.perByte * sqrt<f64>(<f64>(spread + calm))) / busy)
  const inTurn = ((index * TURN_STEP - job.turnFrom) & (TURNS - 1)) < job.turns
  return inTurn ? min(price, job.perByteInTurn) : price
}

function loadCell(index: i32): void {
  const row = index / job.cols
  const word = row * job.down * job.stride + (index - row * job.cols) * job.across
  cell.take(job.picture + <usize>(word * WORD_BYTES), <usize>(job.stride * WORD_BYTES))
}

function shownError(record: Record): i32 {
  if (record.back == NO_INK) return UNKNOWN_ERROR
  return cell.error(record.pattern, rgbOf(record.fore), rgbOf(record.back))
}

/** The step of gain below which cells have to wait, so that the others fit into the budget. */
function leastStep(wanted: i32): i32 {
  let room = (job.budget * 16) / job.cellBytes
  if (wanted <= room) return 0
  memory.fill(counts, 0, ALL_STEPS * 4)
  for (let index = 0; index < cells; index++) {
    const step = stepOf(recordOf(index).gain)
    if (step >= 0) store<i32>(counts + <usize>(step << 2), load<i32>(counts + <usize>(step << 2)) + 1)
  }
  let step = ALL_STEPS
  while (step > 0) {
    const count = load<i32>(counts + <usize>((step - 1) << 2))
    if (room < count) break
    room -= count
    step--
  }
  return step
}

/** A gain in steps of a quarter of an octave; negative for none. */
function stepOf(gain: i32): i32 {
  const octave = 31 - <i32>clz(gain)
  return octave < 2 ? octave * 4 : octave * 4 + ((gain >> (octave - 2)) & 3)
}

/** Writes the cells that gain most, then the others, as long as there is room. */
function write(least: i32): void {
  let written = sweep(least, ALL_STEPS)
  if (least > 0) written += sweep(0, least)
  if (written > 0) job.cellBytes = (job.cellBytes + (length() * 16) / written) >> 1
}

/** Writes the cells with a gain in these steps, from where there was no room left last time; answers how many. */
function sweep(from: i32, to: i32): i32 {
  const first = job.start < cells ? job.start : 0
  let written = 0
  for (let i = 0; i < cells; i++) {
    const index = first + i < cells ? first + i : first + i - cells
    const record = recordOf(index)
    const step = stepOf(record.gain)
    if (step < from || step >= to || step < 0) continue
    if (length() + 2 * MOST_CELL_BYTES > job.budget) {
      job.start = index
      break
    }
    record.gain = 0
    if (writeCell(index, record)) written++
  }
  return written
}

/** Writes a cell, if that takes away enough error for its bytes. */
function writeCell(index: i32, record: Record): bool {
  loadCell(index)
  const price = priceOf(index, cell.spread())
  const shown = shownError(record)
  if (shown - fit() <= price * LEAST_BYTES) return false
  choose(scarce ? price : price >> LAVISH_SHIFT)
  const row = job.row + index / job.cols
  const col = job.col + (index % job.cols)
  if (shown - bestError <= price * (bestBytes + moveBytes(row, col))) return false
  moveTo(row, col)
  put()
  record.pattern = bestPattern
  record.fore = bestFore == NO_INK ? bestBack : bestFore
  record.back = bestBack == NO_INK ? bestFore : bestBack
  return true
}

/** Finds the best two colours, and answers the error that they leave. */
function fit(): i32 {
  const pattern = cell.split()
  const flat = pattern == 0 || pattern == cell.all
  middleInk = inkOf(cell.middle())
  oneInk = flat ? middleInk : inkOf(cell.foreMean)
  otherInk = flat ? middleInk : inkOf(cell.backMean)
  const one = rgbOf(oneInk)
  const other = rgbOf(otherInk)
  return cell.error(cell.nearer(one, other), one, other)
}

/** Weighs the two colours of `fit`, one colour, and what can be had with one or both of the colours that are set. */
function choose(perByte: i32): void {
  rate = perByte
  bestPrice = i32.MAX_VALUE
  considerPair(oneInk, otherInk)
  considerPair(middleInk, middleInk)
  if (fore != NO_INK) considerWith(fore)
  if (back != NO_INK) considerWith(back)
  if (fore != NO_INK && back != NO_INK) considerPair(fore, back)
}

/** A colour that is set, and the best other one beside it. */
function considerWith(set: i32): void {
  const rgb = rgbOf(set)
  const nearOne = cell.distance(rgb, rgbOf(oneInk)) < cell.distance(rgb, rgbOf(otherInk))
  const far = nearOne ? otherInk : oneInk
  const rest = cell.all ^ cell.nearer(rgb, rgbOf(far))
  considerPair(set, rest == 0 ? set : meanInk(rest))
}

/** Each pixel in the nearer of two colours, either of them in the foreground. */
function considerPair(one: i32, other: i32): void {
  const oneRgb = rgbOf(one)
  const otherRgb = rgbOf(other)
  const pattern = cell.nearer(oneRgb, otherRgb)
  const error = cell.error(pattern, oneRgb, otherRgb)
  if (pattern == 0 || pattern == cell.all) {
    const plain = pattern == 0 ? other : one
    offer(error, 0, NO_INK, plain)
    offer(error, cell.all, plain, NO_INK)
  } else {
    offer(error, pattern, one, other)
    offer(error, cell.all ^ pattern, other, one)
  }
}

/** Takes a way of writing the cell if it is better than the best so far. */
function offer(error: i32, pattern: i32, newFore: i32, newBack: i32): void {
  const bytes = load<u8>(job.glyphs + <usize>pattern * GLYPH_BYTES) + selectBytes(newFore, newBack)
  const price = error + rate * bytes
  if (price > bestPrice || (price == bestPrice && bytes >= bestBytes)) return
  bestPrice = price
  bestError = error
  bestBytes = bytes
  bestPattern = pattern
  bestFore = newFore
  bestBack = newBack
}

function selectBytes(newFore: i32, newBack: i32): i32 {
  const foreBytes = newFore == NO_INK || newFore == fore ? 0 : inkBytes(job.texts, false, newFore)
  const backBytes = newBack == NO_INK || newBack == back ? 0 : inkBytes(job.texts, true, newBack)
  if (foreBytes + backBytes == 0) return 0
  return SGR_BYTES + foreBytes + backBytes + <i32>(foreBytes > 0 && backBytes > 0)
}

/** Writes the best way where the cursor is. */
function put(): void {
  const newFore = bestFore != NO_INK && bestFore != fore
  const newBack = bestBack != NO_INK && bestBack != back
  if (newFore || newBack) {
    csi()
    if (newFore) ink(job.texts, false, bestFore)
    if (newFore && newBack) semicolon()
    if (newBack) ink(job.texts, true, bestBack)
    endSgr()
  }
  if (newFore) fore = bestFore
  if (newBack) back = bestBack
  text(job.glyphs + <usize>bestPattern * GLYPH_BYTES)
  advance()
}

function meanInk(pattern: i32): i32 {
  return inkOf(cell.mean(pattern))
}

/** The ink that is nearest to a colour. */
function inkOf(rgb: i32): i32 {
  if (job.palette == 0) return rgb
  return load<u8>(job.nearest + <usize>(((rgb >> 9) & 0x7c00) | ((rgb >> 6) & 0x3e0) | ((rgb >> 3) & 31)))
}

/** What an ink looks like. */
function rgbOf(ink: i32): i32 {
  return job.palette == 0 ? ink : load<i32>(job.palette + <usize>(ink << 2))
}
