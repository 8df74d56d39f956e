/** `ditherJob` of src/media/render/kernel/dither-job.ts, where the fields are explained. */
@unmanaged
class DitherJob {
  picture: usize
  origin: usize
  inks: usize
  stride: i32
  width: i32
  height: i32
  nearest: usize
  palette: usize
  exact: i32
  noise: usize
  tolerance: i32
  dueTolerance: i32
  firstRow: i32
  dueRows: i32
}

const NOISE_SIZE = 32
const LANES = 4

export function dither(address: usize): i32 {
  const job = changetype<DitherJob>(address)
  let changed = 0
  for (let y = 0; y < job.height; y++) {
    let turn = y - job.firstRow
    if (turn < 0) turn += job.height
    changed += ditherRow(job, y, turn < job.dueRows ? job.dueTolerance : job.tolerance)
  }
  return changed
}

function ditherRow(job: DitherJob, y: i32, tolerance: i32): i32 {
  const offset = (<usize>(y * job.stride)) << 2
  const noise = job.noise + <usize>(y & (NOISE_SIZE - 1)) * NOISE_SIZE
  const limit = i8x16.splat(<i8>tolerance)
  let changed = 0
  for (let x = 0; x < job.width; x += LANES) {
    const at = offset + ((<usize>x) << 2)
    const wanted = v128.load(job.picture + at)
    const origin = v128.load(job.origin + at)
    const distance = v128.or(i8x16.sub_sat_u(wanted, origin), i8x16.sub_sat_u(origin, wanted))
    const lanes = i32x4.bitmask(i32x4.ne(i8x16.gt_u(distance, limit), i32x4.splat(0)))
    if (lanes == 0) continue
    const count = min(LANES, job.width - x)
    for (let lane = 0; lane < count; lane++) {
      if (((lanes >> lane) & 1) == 0) continue
      const level = <i32>load<i8>(noise + <usize>((x + lane) & (NOISE_SIZE - 1)))
      if (chooseInk(job, at + ((<usize>lane) << 2), level)) changed++
    }
  }
  return changed
}

function chooseInk(job: DitherJob, at: usize, level: i32): bool {
  const word = load<i32>(job.picture + at)
  store<i32>(job.origin + at, word)
  let ink = nearest(job, word, 0)
  if (off(word, load<i32>(job.palette + ((<usize>ink) << 2))) > job.exact) ink = nearest(job, word, level)
  if (load<i32>(job.inks + at) == ink) return false
  store<i32>(job.inks + at, ink)
  return true
}

function nearest(job: DitherJob, word: i32, level: i32): i32 {
  const red = five((word >> 16) + level)
  const green = five(((word >> 8) & 255) + level)
  const blue = five((word & 255) + level)
  return load<u8>(job.nearest + <usize>((red << 10) | (green << 5) | blue))
}

function five(level: i32): i32 {
  return min(255, max(0, level)) >> 3
}

/** The largest difference of a channel. */
function off(one: i32, other: i32): i32 {
  const red = abs((one >> 16) - (other >> 16))
  const green = abs(((one >> 8) & 255) - ((other >> 8) & 255))
  return max(max(red, green), abs((one & 255) - (other & 255)))
}
