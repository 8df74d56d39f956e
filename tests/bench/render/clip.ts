import { spawnSync } from 'node:child_process'
import type { Frame } from '../../../src/media/frame'

/** A clip's pictures, all in memory. */
export interface Clip {
  readonly path: string
  readonly framesPerSecond: number
  readonly frames: readonly Frame[]
}

const MOST_BYTES = 2 ** 31

const run = (program: string, args: readonly string[]): Buffer => {
  const { error, status, stdout, stderr } = spawnSync(program, args, { maxBuffer: MOST_BYTES })
  if (error) throw new Error(`The benchmark needs ${program}, which \`npm run setup\` installs.`, { cause: error })
  if (status !== 0) throw new Error(`${program} failed: ${stderr.toString()}`)
  return stdout
}

interface Shape {
  readonly width: number
  readonly height: number
  readonly framesPerSecond: number
}

const shapeOf = (path: string): Shape => {
  const entries = ['-select_streams', 'v:0', '-show_entries', 'stream=width,height,r_frame_rate', '-of', 'csv=p=0']
  const [width, height, rate] = run('ffprobe', ['-v', 'error', ...entries, path])
    .toString()
    .trim()
    .split(',')
  const [count = 30, seconds = 1] = (rate ?? '').split('/').map(Number)
  return { width: Number(width), height: Number(height), framesPerSecond: Math.max(1, Math.round(count / seconds)) }
}

/** The first pictures of a file that ffmpeg can read. */
export const loadClip = (path: string, most: number): Clip => {
  const { width, height, framesPerSecond } = shapeOf(path)
  const args = ['-v', 'error', '-i', path, '-frames:v', String(most), '-f', 'rawvideo', '-pix_fmt', 'bgr24', '-']
  const data = run('ffmpeg', args)
  const size = width * height * 3
  const frames = Array.from({ length: Math.floor(data.length / size) }, (_, i) => ({
    width,
    height,
    data: new Uint8Array(data.buffer, data.byteOffset + i * size, size),
    madeAtMs: (i * 1000) / framesPerSecond,
  }))
  return { path, framesPerSecond, frames }
}
