import { decimalAt } from './emit'
import { bitsOf, hung, nextStart, take, Stretch } from './stretches'
import { BLOCK } from './turn-block'

const SHORT_RUN = 3
const EMPTY = 0x3f
const FOUR_EMPTY: u32 = 0x3f3f3f3f
const REPEAT = 0x21
const COLOUR = 0x23
const SAME_BAND = 0x24
const NO_COLOUR = -1

/** Writes all stretches in as many passes as they need. */
export function passes(out: usize): usize {
  let at = out
  let current = NO_COLOUR
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
