import { byte, decimal, emitted, emitTo } from './emit'

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

/** Where a colour begins and ends in a band: columns plus one. */
@unmanaged
class Ends {
  first: i32
  last: i32
}

const BAND_ROWS = 6
const BRIDGED_COLUMNS = 5
const SHORT_RUN = 3
const COLOURS: usize = 256
const NO_COLOUR: usize = 255
const EMPTY = 0x3f
const REPEAT = 0x21
const COLOUR = 0x23
const SAME_BAND = 0x24
const NEW_BAND = 0x2d
const NOTHING = -1
const BLOCK = 16
const STRETCH_SHIFT: usize = 4
const ENDS_SHIFT: usize = 3

let job: BandsJob = changetype<BandsJob>(0)
let ends: usize = 0
let list: usize = 0
let heads: usize = 0
let stretches: usize = 0
let listed = 0
let hung = 0

export function bands(address: usize): i32 {
  job = changetype<BandsJob>(address)
  plan()
  emitTo(job.out)
  memory.fill(job.used, 0, NO_COLOUR)
  const count = (job.height + BAND_ROWS - 1) / BAND_ROWS
  let skipped = min(job.firstBand, count)
  job.nextBand = skipped
  for (; job.nextBand < count; job.nextBand++, skipped++) {
    if (<i32>(emitted() - job.out) >= job.budget) break
    collect(job.nextBand)
    if (listed == 0) continue
    for (; skipped > 0; skipped--) byte(NEW_BAND)
    for (let i = 0; i < listed; i++) stretch(load<i32>(list + ((<usize>i) << 2)))
    passes()
  }
  return <i32>(emitted() - job.out)
}

/** Where the parts of the work memory are. */
function plan(): void {
  const width = <usize>job.width
  ends = job.work + ((COLOURS * width + 15) & ~15)
  heads = ends + (COLOURS << ENDS_SHIFT)
  list = heads + (((width + 3) >> 2) << 4)
  stretches = list + (COLOURS << 2)
}

/** Gathers what each colour draws in the band. */
function collect(band: i32): void {
  listed = 0
  const rows = min(BAND_ROWS, job.height - band * BAND_ROWS)
  for (let row = 0; row < rows; row++)
    collectRow(<usize>((job.y + band * BAND_ROWS + row) * job.stride + job.x), 1 << row)
}

function collectRow(from: usize, bit: i32): void {
  for (let column = 0; column < job.width;) {
    const i = from + <usize>column
    if (job.whole == 0 && column + BLOCK <= job.width) {
      const differing = ~i8x16.bitmask(i8x16.eq(v128.load(job.wish + i), v128.load(job.shown + i))) & 0xffff
      for (let rest = differing; rest != 0; rest &= rest - 1) {
        const lane = ctz(rest)
        collectPixel(i + <usize>lane, column + lane, bit)
      }
      column += BLOCK
    } else {
      if (job.whole != 0 || load<u8>(job.wish + i) != load<u8>(job.shown + i)) collectPixel(i, column, bit)
      column++
    }
  }
}

function collectPixel(i: usize, column: i32, bit: i32): void {
  const colour = <usize>load<u8>(job.wish + i)
  if (colour == NO_COLOUR) return
  store<u8>(job.shown + i, <u8>colour)
  store<u32>(job.origin + (i << 2), load<u32>(job.picture + (i << 2)))
  const end = changetype<Ends>(ends + (colour << ENDS_SHIFT))
  if (end.last == 0) {
    store<i32>(list + ((<usize>listed) << 2), <i32>colour)
    listed++
    store<u8>(job.used + colour, 1)
    end.first = column + 1
  }
  end.first = min(end.first, column + 1)
  end.last = max(end.last, column + 1)
  const at = bitsOf(<i32>colour) + <usize>column
  store<u8>(at, load<u8>(at) | (<u8>bit))
}

/** What a colour draws, column by column. */
function bitsOf(colour: i32): usize {
  return job.work + <usize>colour * <usize>job.width
}

/** Cuts a colour into stretches and hangs them up by their first column. */
function stretch(colour: i32): void {
  const row = bitsOf(colour)
  const end = changetype<Ends>(ends + ((<usize>colour) << ENDS_SHIFT))
  const last = end.last
  for (let column = end.first - 1; column < last;) {
    const from = column
    let to = column
    for (; column < last && column - to <= BRIDGED_COLUMNS; column++)
      if (load<u8>(row + <usize>column) != 0) to = column
    hang(colour, from, to)
    while (column < last && load<u8>(row + <usize>column) == 0) column++
  }
  end.first = 0
  end.last = 0
}

function hang(colour: i32, from: i32, to: i32): void {
  const head = heads + ((<usize>from) << 2)
  const one = changetype<Stretch>(stretches + ((<usize>hung) << STRETCH_SHIFT))
  one.colour = colour
  one.first = from
  one.last = to
  one.next = load<i32>(head)
  store<i32>(head, ++hung)
}

/** Writes all stretches in as many passes as they need. */
function passes(): void {
  let current = NOTHING
  let pass = 0
  for (let left = hung; left > 0; pass++) {
    if (pass > 0) byte(SAME_BAND)
    let written = 0
    for (let column = nextHead(0); column < job.width; column = nextHead(column)) {
      const one = take(column, current)
      if (one.colour != current) {
        current = one.colour
        byte(COLOUR)
        decimal(current)
      }
      run(column - written, EMPTY)
      draw(one)
      column = one.last + 1
      written = column
      left--
    }
  }
  hung = 0
}

/** The first column from here on in which a stretch begins. */
function nextHead(from: i32): i32 {
  let column = from
  while (column + 4 <= job.width && !v128.any_true(v128.load(heads + ((<usize>column) << 2)))) column += 4
  while (column < job.width && load<i32>(heads + ((<usize>column) << 2)) == 0) column++
  return column
}

/** Takes down a stretch that begins in this column, of the current colour if there is one. */
function take(column: i32, current: i32): Stretch {
  const head = heads + ((<usize>column) << 2)
  let link = head
  while (load<i32>(link) != 0 && stretchAt(load<i32>(link)).colour != current)
    link = changetype<usize>(stretchAt(load<i32>(link))) + offsetof<Stretch>('next')
  if (load<i32>(link) == 0) link = head
  const found = stretchAt(load<i32>(link))
  store<i32>(link, found.next)
  return found
}

function stretchAt(number: i32): Stretch {
  return changetype<Stretch>(stretches + ((<usize>(number - 1)) << STRETCH_SHIFT))
}

/** Writes the columns of a stretch and clears their bits. */
function draw(one: Stretch): void {
  const row = bitsOf(one.colour)
  const end = one.last + 1
  for (let column = one.first; column < end;) {
    const from = column
    const value = load<u8>(row + <usize>column)
    while (column < end && load<u8>(row + <usize>column) == value) column++
    run(column - from, EMPTY + value)
  }
  memory.fill(row + <usize>one.first, 0, <usize>(end - one.first))
}

function run(count: i32, character: i32): void {
  if (count > SHORT_RUN) {
    byte(REPEAT)
    decimal(count)
    byte(character)
  } else for (let i = 0; i < count; i++) byte(character)
}
