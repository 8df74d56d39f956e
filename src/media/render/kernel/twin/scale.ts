import type { Memory, Pointer } from '../kernel'
import { scaleJob } from '../scale-job'

type Job = ReturnType<typeof scaleJob.read>

/** Adds the rows under target row `y` to the sums, each as much as it overlaps. */
const sumRows = ({ bytes, words }: Memory, job: Job, y: number): void => {
  const sums = words.subarray(job.sums / 4, job.sums / 4 + job.sourceWidth * 3)
  const end = (y + 1) * job.downTarget
  let from = y * job.downTarget
  sums.fill(0)
  while (from < end) {
    const row = Math.floor(from / job.downSource)
    const until = Math.min(end, (row + 1) * job.downSource)
    const start = job.source + row * job.sourceStride
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (bytes[start + i] ?? 0) * (until - from)
    from = until
  }
}

/** The mean, rounded as a vector unit of 32-bit floats does it. */
const meanOf = (sum: number, factor: number): number => Math.fround(Math.fround(Math.fround(sum) * factor) + 0.5) | 0

/** The row's columns under each target pixel. */
const meanRow = ({ words }: Memory, job: Job, y: number): void => {
  const factor = Math.fround(1 / (job.acrossTarget * job.downTarget))
  const target = (job.target + y * job.targetStride) / 4
  let column = job.sums / 4
  let left = job.acrossSource
  for (let x = 0; x < job.width; x++) {
    let [blue, green, red] = [0, 0, 0]
    let need = job.acrossTarget
    while (need > 0) {
      const weight = Math.min(left, need)
      blue += (words[column] ?? 0) * weight
      green += (words[column + 1] ?? 0) * weight
      red += (words[column + 2] ?? 0) * weight
      need -= weight
      left -= weight
      if (left > 0) continue
      column += 3
      left = job.acrossSource
    }
    words[target + x] = (meanOf(red, factor) << 16) | (meanOf(green, factor) << 8) | meanOf(blue, factor)
  }
}

/** `scale`, see its parameters. */
export const scale = (memory: Memory, at: Pointer): number => {
  const job = scaleJob.read(memory, at)
  for (let y = 0; y < job.height; y++) {
    sumRows(memory, job, y)
    meanRow(memory, job, y)
  }
  return 0
}
