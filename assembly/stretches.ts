/** A run of columns in which one colour draws, and the number of the next that begins in the same column. */
@unmanaged
export class Stretch {
  colour: i32
  first: i32
  last: i32
  next: i32
}

/** So many columns without a colour are bridged: a new stretch would cost more. */
const BRIDGED_COLUMNS = 4
const COLOURS: usize = 256
const NOTHING = -1
const STRETCH_SHIFT: usize = 4
/** Columns of a word of `starts`. */
const WORD_SHIFT = 6
const WORD_COLUMNS = 63

let work: usize = 0
let pitch: usize = 0
let open: usize = 0
let heads: usize = 0
let starts: usize = 0
let stretches: usize = 0

/** Stretches of the band that hang at their first columns. */
export let hung = 0

/** Where the parts of the work memory are, for bands of so many columns. */
export function planStretches(memoryAt: usize, width: usize): void {
  work = memoryAt
  pitch = width + BRIDGED_COLUMNS
  open = work + ((COLOURS * pitch + 15) & ~15)
  heads = open + (COLOURS << 2)
  starts = heads + (((width + 3) >> 2) << 4)
  stretches = starts + (((width + 127) >> 7) << 4)
  memory.fill(heads, 0, stretches - heads)
}

/** Another band: nothing hangs, no colour goes on. */
export function clearStretches(): void {
  hung = 0
  memory.fill(open, 0, COLOURS << 2)
}

/** A colour goes on with its stretch, or begins another one. */
export function mark(colour: i32, column: i32, bits: i32): void {
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
export function bitsOf(colour: i32): usize {
  return work + <usize>colour * pitch
}

function stretchAt(number: i32): Stretch {
  return changetype<Stretch>(stretches + ((<usize>(number - 1)) << STRETCH_SHIFT))
}

/** The first column from here on in which a stretch begins; -1: none does. */
export function nextStart(from: i32): i32 {
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
export function take(column: i32): Stretch {
  const head = heads + ((<usize>column) << 2)
  const one = stretchAt(load<i32>(head))
  store<i32>(head, one.next)
  if (one.next == 0) {
    const word = starts + (((<usize>column) >> WORD_SHIFT) << 3)
    store<u64>(word, load<u64>(word) & ~((<u64>1) << (column & WORD_COLUMNS)))
  }
  return one
}
