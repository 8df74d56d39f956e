/** `ScaleJob` of src/media/render/kernel/scale-job.ts. */
@unmanaged
class ScaleJob {
  source: usize
  sourceStride: i32
  sourceWidth: i32
  sourceHeight: i32
  target: usize
  targetStride: i32
  width: i32
  height: i32
  sums: usize
  acrossSource: i32
  acrossTarget: i32
  downSource: i32
  downTarget: i32
}

/** The source rows under one target row: how much of the first and of the last counts, and of those between. */
@unmanaged
class Rows {
  first: usize
  firstWeight: i32
  between: i32
  betweenWeight: i32
  lastWeight: i32
}

const rows = changetype<Rows>(memory.data(32))
const PIXEL_BYTES = 3
const BLOCK = 16

export function scale(at: usize): i32 {
  const job = changetype<ScaleJob>(at)
  if (job.acrossTarget == 1 && job.acrossSource == 1 && job.downTarget == 1 && job.downSource == 1) widenAll(job)
  else if (job.downTarget * 255 <= 0xffff) scaleNarrow(job)
  else scaleWide(job)
  return 0
}

/** Nothing is scaled: three bytes a pixel become four. */
function widenAll(job: ScaleJob): void {
  for (let y = 0; y < job.height; y++)
    widenRow(job.source + <usize>(y * job.sourceStride), job.target + <usize>(y * job.targetStride), job.width)
}

function widenRow(from: usize, to: usize, width: i32): void {
  const end = to + ((<usize>width) << 2)
  const zero = i32x4.splat(0)
  for (; to + BLOCK <= end; to += BLOCK, from += 4 * PIXEL_BYTES) {
    const four = v128.load(from)
    v128.store(to, i8x16.shuffle(four, zero, 0, 1, 2, 16, 3, 4, 5, 16, 6, 7, 8, 16, 9, 10, 11, 16))
  }
  for (; to < end; to += 4, from += PIXEL_BYTES) store<u32>(to, load<u16>(from) | ((<u32>load<u8>(from, 2)) << 16))
}

/** The sums of a column under a row fit into 16 bits. */
function scaleNarrow(job: ScaleJob): void {
  const whole = job.acrossSource == 1 && job.acrossTarget * job.downTarget * 255 <= 0xffff
  for (let y = 0; y < job.height; y++) {
    findRows(job, y)
    sumNarrow(job)
    if (whole) meanWhole(job, targetRow(job, y))
    else meanParts<u16>(job, targetRow(job, y))
  }
}

function scaleWide(job: ScaleJob): void {
  for (let y = 0; y < job.height; y++) {
    findRows(job, y)
    sumWide(job)
    meanParts<u32>(job, targetRow(job, y))
  }
}

function targetRow(job: ScaleJob, y: i32): usize {
  return job.target + <usize>(y * job.targetStride)
}

function findRows(job: ScaleJob, y: i32): void {
  const from = y * job.downTarget
  const end = from + job.downTarget
  const first = from / job.downSource
  const last = (end - 1) / job.downSource
  rows.first = job.source + <usize>(first * job.sourceStride)
  rows.between = last - first - 1
  rows.betweenWeight = job.downSource
  rows.firstWeight = min(end, (first + 1) * job.downSource) - from
  rows.lastWeight = last > first ? end - last * job.downSource : 0
}

function sumNarrow(job: ScaleJob): void {
  const stride = <usize>job.sourceStride
  const bytes = <usize>(job.sourceWidth * PIXEL_BYTES)
  const firstWeight = i16x8.splat(<i16>rows.firstWeight)
  const betweenWeight = i16x8.splat(<i16>rows.betweenWeight)
  const lastWeight = i16x8.splat(<i16>rows.lastWeight)
  for (let i: usize = 0; i < bytes; i += BLOCK) {
    let from = rows.first + i
    const first = v128.load(from)
    let low = i16x8.splat(0)
    let high = i16x8.splat(0)
    for (let row = rows.between; row > 0; row--) {
      from += stride
      const block = v128.load(from)
      low = i16x8.add(low, i16x8.extend_low_i8x16_u(block))
      high = i16x8.add(high, i16x8.extend_high_i8x16_u(block))
    }
    low = i16x8.add(i16x8.mul(low, betweenWeight), i16x8.mul(i16x8.extend_low_i8x16_u(first), firstWeight))
    high = i16x8.add(i16x8.mul(high, betweenWeight), i16x8.mul(i16x8.extend_high_i8x16_u(first), firstWeight))
    if (rows.lastWeight > 0) {
      const last = v128.load(from + stride)
      low = i16x8.add(low, i16x8.mul(i16x8.extend_low_i8x16_u(last), lastWeight))
      high = i16x8.add(high, i16x8.mul(i16x8.extend_high_i8x16_u(last), lastWeight))
    }
    v128.store(job.sums + (i << 1), low)
    v128.store(job.sums + (i << 1), high, 16)
  }
}

function sumWide(job: ScaleJob): void {
  const stride = <usize>job.sourceStride
  const bytes = <usize>(job.sourceWidth * PIXEL_BYTES)
  for (let i: usize = 0; i < bytes; i += 4) {
    let from = rows.first + i
    const first = i32x4.mul(fourBytes(from), i32x4.splat(rows.firstWeight))
    let sum = i32x4.splat(0)
    for (let row = rows.between; row > 0; row--) {
      from += stride
      sum = i32x4.add(sum, fourBytes(from))
    }
    sum = i32x4.add(first, i32x4.mul(sum, i32x4.splat(rows.betweenWeight)))
    if (rows.lastWeight > 0) sum = i32x4.add(sum, i32x4.mul(fourBytes(from + stride), i32x4.splat(rows.lastWeight)))
    v128.store(job.sums + (i << 2), sum)
  }
}

function fourBytes(at: usize): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at)))
}

/** Whole columns under each target pixel, and sums that fit into 16 bits: four pixels at a time. */
function meanWhole(job: ScaleJob, to: usize): void {
  const factor = f32x4.splat(factorOf(job))
  const columns = job.acrossTarget
  const step = <usize>(columns * 2 * PIXEL_BYTES)
  const end = to + ((<usize>job.width) << 2)
  let from = job.sums
  for (; to + BLOCK <= end; to += BLOCK, from += step << 2) {
    const first = meanPair(sumOf(from, columns), sumOf(from + step, columns), factor)
    const second = meanPair(sumOf(from + step * 2, columns), sumOf(from + step * 3, columns), factor)
    v128.store(to, v128.and(i8x16.narrow_i16x8_u(first, second), i32x4.splat(0xffffff)))
  }
  for (; to < end; to += 4, from += step) store<u32>(to, meanOf(i32x4.extend_low_i16x8_u(sumOf(from, columns)), factor))
}

/** The sums of blue, green and red under one target pixel; of what follows, something. */
function sumOf(from: usize, columns: i32): v128 {
  let sum = v128.load64_zero(from)
  for (let column = 1; column < columns; column++) {
    from += 2 * PIXEL_BYTES
    sum = i16x8.add(sum, v128.load64_zero(from))
  }
  return sum
}

/** Means of two pixels, 16 bits a channel. */
function meanPair(one: v128, other: v128, factor: v128): v128 {
  return i16x8.narrow_i32x4_s(meanWords(one, factor), meanWords(other, factor))
}

function meanWords(sum: v128, factor: v128): v128 {
  const words = f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(sum))
  return i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(words, factor), f32x4.splat(0.5)))
}

/** Columns that lie under two target pixels count for both, each by its part; the sums of columns are of type `T`. */
function meanParts<T>(job: ScaleJob, to: usize): void {
  const perSource = job.acrossSource
  const factor = f32x4.splat(factorOf(job))
  const weight = i32x4.splat(perSource)
  const step = sizeof<T>() * PIXEL_BYTES
  const end = to + ((<usize>job.width) << 2)
  let from = job.sums
  let left = perSource
  for (; to < end; to += 4) {
    let need = job.acrossTarget
    const head = min(left, need)
    let sum = i32x4.mul(sumsAt<T>(from), i32x4.splat(head))
    need -= head
    left -= head
    if (left == 0) {
      from += step
      left = perSource
    }
    let whole = i32x4.splat(0)
    for (; need >= perSource; need -= perSource, from += step) whole = i32x4.add(whole, sumsAt<T>(from))
    sum = i32x4.add(sum, i32x4.mul(whole, weight))
    if (need > 0) {
      sum = i32x4.add(sum, i32x4.mul(sumsAt<T>(from), i32x4.splat(need)))
      left -= need
    }
    store<u32>(to, meanOf(sum, factor))
  }
}

/** Blue, green and red of a column as words; of what follows, something. */
function sumsAt<T>(at: usize): v128 {
  return sizeof<T>() == 2 ? v128.load16x4_u(at) : v128.load(at)
}

function factorOf(job: ScaleJob): f32 {
  return <f32>1 / <f32>(job.acrossTarget * job.downTarget)
}

/** Sum times factor, rounded, of blue, green and red: a pixel. */
function meanOf(sum: v128, factor: v128): u32 {
  const mean = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), factor), f32x4.splat(0.5))
  const whole = i32x4.trunc_sat_f32x4_s(mean)
  return i32x4.extract_lane(i8x16.shuffle(whole, i32x4.splat(0), 0, 4, 8, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0)
}
