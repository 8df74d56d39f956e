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
  reuse: i32
  dueFirst: i32
  dueRows: i32
}

const NO_COLOUR: u32 = 255
const WEIGHT_BLUE = 3
const WEIGHT_GREEN = 8
const WEIGHT_RED = 5
const LANES = 4
/** Of four pixels: all bytes of one kind at once. */
const NO_COLOURS: u32 = 0xffffffff
const LOW_BITS: u32 = 0x01010101
const HIGH_BITS: u32 = 0x80808080
/** Whether the three above one of four pixels moved: six bytes of `moved`. */
const SIX_BYTES: u64 = 0xffffffffffff

let job: QuantizeJob = changetype<QuantizeJob>(0)
let changed = 0
/** Whether the pixel to the left, and the one above it, are to show another colour than they do. */
let left: u32 = 0
let corner: u32 = 0

export function quantize(address: usize): i32 {
  job = changetype<QuantizeJob>(address)
  changed = 0
  memory.fill(job.moved, 0, <usize>job.width + 2)
  for (let y = 0; y < job.height; y++) {
    const turn = y - job.dueFirst
    const due = (turn < 0 ? turn + job.height : turn) < job.dueRows
    if (due) quantizeAll(y)
    else quantizeRow(y, job.hold)
  }
  return changed
}

/** A row in which nothing is held. */
function quantizeAll(y: i32): void {
  left = 0
  corner = 0
  for (let x = 0; x < job.width; x++) quantizePixel(x, y, -1)
}

function quantizeRow(y: i32, hold: i32): void {
  const start = <usize>(y * job.stride)
  const limit = i8x16.splat(<i8>hold)
  const twice = i8x16.splat(<i8>min(255, hold * 2))
  left = 0
  corner = 0
  for (let x = 0; x < job.width; x += LANES) {
    const i = start + <usize>x
    const known = load<u32>(job.shown + i)
    if (x + LANES <= job.width && !hasNone(known)) {
      const apart = distance(i)
      const moved = job.moved + <usize>x
      const stay =
        !v128.any_true(i8x16.gt_u(apart, limit)) ||
        (left == 0 && (load<u64>(moved) & SIX_BYTES) == 0 && corner == 0 && !v128.any_true(i8x16.gt_u(apart, twice)))
      if (stay) {
        store<u32>(job.wish + i, known)
        corner = load<u8>(moved, LANES)
        store<u32>(moved, 0, 1)
        left = 0
        continue
      }
    }
    const end = min(x + LANES, job.width)
    for (let column = x; column < end; column++) quantizePixel(column, y, hold)
  }
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

function quantizePixel(x: i32, y: i32, hold: i32): void {
  const moved = job.moved + <usize>x
  const above = <u32>load<u8>(moved, 1)
  const alone = (left | corner | above | (<u32>load<u8>(moved, 2))) == 0
  const i = <usize>(y * job.stride + x)
  const old = <u32>load<u8>(job.shown + i)
  const word = load<u32>(job.picture + (i << 2))
  const limit = alone && hold > 0 ? hold * 2 : hold
  const held = old != NO_COLOUR && near(word, load<u32>(job.origin + (i << 2)), limit)
  const colour = held ? old : chosen(x, y, old, word)
  store<u8>(job.wish + i, <u8>colour)
  corner = above
  left = <u32>(colour != old)
  changed += <i32>left
  store<u8>(moved, <u8>left, 1)
}

function near(one: u32, other: u32, limit: i32): bool {
  return (
    abs(<i32>(one & 255) - <i32>(other & 255)) <= limit &&
    abs(<i32>((one >> 8) & 255) - <i32>((other >> 8) & 255)) <= limit &&
    abs(<i32>(one >> 16) - <i32>(other >> 16)) <= limit
  )
}

function chosen(x: i32, y: i32, old: u32, word: u32): u32 {
  if (fits(word, old)) return old
  const wish = job.wish + <usize>(y * job.stride + x)
  const beside = x > 0 ? <u32>load<u8>(wish - 1) : NO_COLOUR
  if (fits(word, beside)) return beside
  const upper = y > 0 ? <u32>load<u8>(wish - <usize>job.stride) : NO_COLOUR
  return fits(word, upper) ? upper : nearest(word)
}

function fits(word: u32, colour: u32): bool {
  return colour != NO_COLOUR && near(word, load<u32>(job.palette + ((<usize>colour) << 2)), job.reuse)
}

/** The number of the colour that is nearest to the middle of the word's cell of the table; written down there. */
function nearest(word: u32): u32 {
  const entry = job.table + <usize>(((word >> 9) & 0x7c00) | ((word >> 6) & 0x3e0) | ((word >> 3) & 0x1f))
  const known = <u32>load<u8>(entry)
  if (known != NO_COLOUR) return known
  const found = search((word & 0xf8f8f8) + 0x040404)
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
    const red = <i32>(word >> 16) - <i32>(colour >> 16)
    const distance = WEIGHT_BLUE * blue * blue + WEIGHT_GREEN * green * green + WEIGHT_RED * red * red
    if (distance >= least) continue
    least = distance
    best = i
  }
  return <u32>best
}
