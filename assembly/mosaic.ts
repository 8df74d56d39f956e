import * as cell from './cell'
import * as choice from './choice'
import { advance, emitted, emitTo, moveBytes, moveTo, resetSgr, text } from './emit'
import { rgbOf, takeInks } from './inks'
import { NO_INK, select, takePen } from './pen'

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
  visited: i32
}

/** What a cell shows, and what the best two colours left of error when they were looked for last. */
@unmanaged
class Record {
  pattern: i32
  fore: i32
  back: i32
  fitted: i32
}

const RECORD_BYTES = 16
const WORD_BYTES = 4
const RESET_BYTES = 3
const TURNS = 256
const TURN_STEP = 97
const LEVEL_ERROR = 83
/** See the twin for what these mean. */
const UNKNOWN_ERROR = 0x3fffffff
const LEAST_BYTES = 6
const CALM_LEVELS = 2
const BUSY_LEVELS = 8

let job: MosaicJob = changetype<MosaicJob>(0)
let calm = 0
/** What a byte must take away, for each unit of a cell's busyness. */
let perByte: f64 = 0
/** No cell is changed for less. */
let least = 0
let leastInTurn = 0
let end: usize = 0

export function mosaic(address: usize): i32 {
  job = changetype<MosaicJob>(address)
  setTerms()
  cell.shape(job.down)
  choice.takeGlyphs(job.glyphs)
  takeInks(job.palette, job.nearest)
  takePen(job.texts, NO_INK, NO_INK)
  emitTo(job.out)
  end = job.out + <usize>max(0, job.budget - RESET_BYTES)
  if (job.covered != 0) forgetCovered()
  encode()
  if (emitted() > job.out) resetSgr()
  return <i32>(emitted() - job.out)
}

function setTerms(): void {
  const level = job.across * job.down * LEVEL_ERROR
  calm = level * CALM_LEVELS * CALM_LEVELS
  perByte = <f64>job.perByte / (sqrt<f64>(level) * BUSY_LEVELS)
  least = priceOf(0, false) * LEAST_BYTES
  leastInTurn = priceOf(0, true) * LEAST_BYTES
}

/** What is shown where something else lies is not known, also in cells that the budget does not reach. */
function forgetCovered(): void {
  for (let index = 0; index < job.rows * job.cols; index++)
    if (load<u8>(job.covered + <usize>index) == 1) recordOf(index).back = NO_INK
}

/** All cells from `start` on, until one does not fit into the budget. */
function encode(): void {
  const cells = job.rows * job.cols
  let index = job.start < cells ? job.start : 0
  let row = index / job.cols
  let col = index - row * job.cols
  for (job.visited = 0; job.visited < cells; job.visited++) {
    const covered = job.covered != 0 && load<u8>(job.covered + <usize>index) == 1
    if (!covered && !encodeCell(index, row, col)) return
    index++
    if (++col == job.cols) {
      col = 0
      if (++row == job.rows) row = index = 0
    }
  }
}

/** Writes a cell if that takes away enough error for its bytes. False when the budget is used up. */
function encodeCell(index: i32, row: i32, col: i32): bool {
  const record = recordOf(index)
  const inTurn = ((index * TURN_STEP - job.turnFrom) & (TURNS - 1)) < job.turns
  loadCell(row, col)
  const shown = shownError(record)
  // Most cells are no worse than when they were fitted last: what a fit would say of them can wait for their turn.
  const closely = inTurn || job.perByte == 0
  const known = closely ? 0 : record.fitted
  if (shown - known <= (inTurn ? leastInTurn : least)) return true
  const price = priceOf(cell.spread(), inTurn)
  if (shown - known <= price * LEAST_BYTES) return true
  record.fitted = choice.fit(closely)
  if (shown - record.fitted <= price * LEAST_BYTES) return true
  choice.choose(price)
  const screenRow = job.row + row
  const screenCol = job.col + col
  const bytes = choice.bytes + moveBytes(screenRow, screenCol)
  if (shown - choice.error <= price * bytes) return true
  if (emitted() + <usize>bytes > end) return false
  moveTo(screenRow, screenCol)
  put(record)
  return true
}

function put(record: Record): void {
  select(choice.fore, choice.back)
  text(choice.glyphOf(choice.pattern))
  advance()
  record.pattern = choice.pattern
  record.fore = choice.fore == NO_INK ? choice.back : choice.fore
  record.back = choice.back == NO_INK ? choice.fore : choice.back
}

function recordOf(index: i32): Record {
  return changetype<Record>(job.cells + <usize>index * RECORD_BYTES)
}

function loadCell(row: i32, col: i32): void {
  const word = row * job.down * job.stride + col * job.across
  cell.take(job.picture + <usize>(word * WORD_BYTES), <usize>(job.stride * WORD_BYTES))
}

function shownError(record: Record): i32 {
  if (record.back == NO_INK) return UNKNOWN_ERROR
  return cell.error(record.pattern, rgbOf(record.fore), rgbOf(record.back))
}

/** What a byte must take away in a cell: more where it is busy, but not where it is in turn. */
function priceOf(spread: i32, inTurn: bool): i32 {
  const price = <i32>(perByte * sqrt<f64>(<f64>(spread + calm)))
  return inTurn ? min(price, job.perByteInTurn) : price
}
