import { ditherJob, NOISE_SIZE } from '../dither-job'
import type { Memory, Pointer } from '../kernel'

type Job = ReturnType<typeof ditherJob.read>

const UNKNOWN = -1

/** The largest difference of a channel. */
const off = (one: number, other: number): number =>
  Math.max(...[16, 8, 0].map((shift) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255))))

/** Five bits of a channel. */
const five = (level: number): number => Math.min(255, Math.max(0, level)) >> 3

const nearest = ({ bytes }: Memory, job: Job, { word, level }: { word: number; level: number }): number => {
  const red = five((word >> 16) + level)
  const green = five(((word >> 8) & 255) + level)
  const blue = five((word & 255) + level)
  return bytes[job.nearest + ((red << 10) | (green << 5) | blue)] ?? 0
}

const noiseAt = ({ bytes }: Memory, { noise }: Job, x: number, y: number): number =>
  ((bytes[noise + (y % NOISE_SIZE) * NOISE_SIZE + (x % NOISE_SIZE)] ?? 0) << 24) >> 24

const inkOf = (memory: Memory, job: Job, { word, x, y }: { word: number; x: number; y: number }): number => {
  const plain = nearest(memory, job, { word, level: 0 })
  if (off(word, memory.words[job.palette / 4 + plain] ?? 0) <= job.exact) return plain
  return nearest(memory, job, { word, level: noiseAt(memory, job, x, y) })
}

/** `dither`, see its parameters. Twin of assembly/dither.ts. */
export const dither = (memory: Memory, at: Pointer): number => {
  const job = ditherJob.read(memory, at)
  const { words } = memory
  let changed = 0
  for (let y = 0; y < job.height; y++) {
    const due = (y - job.firstRow + job.height) % job.height < job.dueRows
    for (let x = 0; x < job.width; x++) {
      const i = y * job.stride + x
      const word = words[job.picture / 4 + i] ?? 0
      const origin = words[job.origin / 4 + i] ?? 0
      if (origin !== UNKNOWN && off(word, origin) <= (due ? job.dueTolerance : job.tolerance)) continue
      words[job.origin / 4 + i] = word
      const ink = inkOf(memory, job, { word, x, y })
      changed += Number(words[job.inks / 4 + i] !== ink)
      words[job.inks / 4 + i] = ink
    }
  }
  return changed
}
