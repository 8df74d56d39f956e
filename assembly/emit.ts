// Writes what a terminal understands, one run of bytes at a time. Twin: src/media/render/kernel/twin/emit.ts.

const ESC = 0x1b
const BRACKET = 0x5b
const SEMICOLON = 0x3b
const SGR = 0x6d
const CURSOR_POSITION = 0x48
const CURSOR_FORWARD = 0x43
const NOWHERE = -1
/** `38;2` and `48;2`. */
const FORE_TRUE = 0x323b3833
const BACK_TRUE = 0x323b3834
/** An entry of a table of texts; an ink has two, as foreground and as background. */
const TEXT_BYTES = 16
/** What it takes to choose an ink without a text: more than any other way. */
const IMPOSSIBLE_BYTES = 1000

/** The digits of 0..255, four bytes each, and how many of them count. */
const digits = memory.data(1024)
const digitCounts = memory.data(256)
for (let value = 0; value < 256; value++) {
  let at = digits + ((<usize>value) << 2)
  store<u8>(digitCounts + <usize>value, value < 10 ? 1 : value < 100 ? 2 : 3)
  if (value >= 100) store<u8>(at++, 0x30 + value / 100)
  if (value >= 10) store<u8>(at++, 0x30 + ((value / 10) % 10))
  store<u8>(at, 0x30 + (value % 10))
}

let at: usize = 0
let cursorRow = NOWHERE
let cursorCol = NOWHERE

/** Begins to write at an address, with the cursor anywhere. Up to four bytes behind what is written may change. */
export function emitTo(address: usize): void {
  at = address
  cursorRow = NOWHERE
}

/** The address behind the last byte. */
export function emitted(): usize {
  return at
}

export function byte(value: i32): void {
  store<u8>(at++, <u8>value)
}

export function csi(): void {
  store<u16>(at, (BRACKET << 8) | ESC)
  at += 2
}

export function semicolon(): void {
  byte(SEMICOLON)
}

export function endSgr(): void {
  byte(SGR)
}

export function resetSgr(): void {
  csi()
  byte(SGR)
}

/** A whole number from 0. */
export function decimal(value: i32): void {
  at = decimalAt(at, value)
}

/** The same at an address; answers the one behind it. Up to three bytes behind that may change. */
export function decimalAt(address: usize, value: i32): usize {
  let at = address
  if (value > 255) {
    at = decimalAt(at, value / 10)
    value %= 10
  }
  store<u32>(at, load<u32>(digits + ((<usize>value) << 2)))
  return at + <usize>load<u8>(digitCounts + <usize>value)
}

export function decimalBytes(value: i32): i32 {
  let bytes = 1
  for (; value > 9; value /= 10) bytes++
  return bytes
}

/** A length, then that many bytes, of which eight may be read. */
export function text(entry: usize): void {
  store<u64>(at, load<u64>(entry, 1))
  at += <usize>load<u8>(entry)
}

/** A character of three bytes in UTF-8. */
export function character(code: i32): void {
  byte(0xe0 | (code >> 12))
  byte(0x80 | ((code >> 6) & 63))
  byte(0x80 | (code & 63))
}

/** To a cell, counted from 0. */
export function moveTo(row: i32, col: i32): void {
  if (row != cursorRow || col < cursorCol) position(row, col)
  else if (col > cursorCol) forward(col - cursorCol)
  cursorRow = row
  cursorCol = col
}

/** What was written last took a column. */
export function advance(): void {
  cursorCol++
}

/** The bytes that a move takes. */
export function moveBytes(row: i32, col: i32): i32 {
  if (row != cursorRow || col < cursorCol) return 4 + decimalBytes(row + 1) + decimalBytes(col + 1)
  const gap = col - cursorCol
  return gap == 0 ? 0 : gap == 1 ? 3 : 3 + decimalBytes(gap)
}

function position(row: i32, col: i32): void {
  csi()
  decimal(row + 1)
  semicolon()
  decimal(col + 1)
  byte(CURSOR_POSITION)
}

function forward(count: i32): void {
  csi()
  if (count > 1) decimal(count)
  byte(CURSOR_FORWARD)
}

/** The parameters that choose a colour; `texts`: 0 for colours of 24 bits, else two texts for each ink. */
export function ink(texts: usize, back: bool, value: i32): void {
  if (texts != 0) text(texts + (((<usize>value) << 1) + <usize>back) * TEXT_BYTES)
  else {
    store<u32>(at, back ? BACK_TRUE : FORE_TRUE)
    at += 4
    semicolon()
    decimal((value >> 16) & 255)
    semicolon()
    decimal((value >> 8) & 255)
    semicolon()
    decimal(value & 255)
  }
}

/** The bytes of these parameters; very many where a terminal cannot choose the ink. */
export function inkBytes(texts: usize, back: bool, value: i32): i32 {
  if (texts != 0) return textBytes(texts + (((<usize>value) << 1) + <usize>back) * TEXT_BYTES)
  return 7 + countOf((value >> 16) & 255) + countOf((value >> 8) & 255) + countOf(value & 255)
}

function countOf(channel: i32): i32 {
  return load<u8>(digitCounts + <usize>channel)
}

function textBytes(entry: usize): i32 {
  const length = <i32>load<u8>(entry)
  return length == 0 ? IMPOSSIBLE_BYTES : length
}
