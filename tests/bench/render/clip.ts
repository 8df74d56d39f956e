import { spawnSync } from 'node:child_process'
import type { Frame } from '../../../src/media/frame'

/** A clip's pictures, all in memory. */
export interface Clip {
  readonly path: string
  readonly framesPerSecond: number
  readonly frames: readonly Frame[]
}

const MOST_BYTES = 2 ** 31

/** Runs a program to its end and gives what it wrote. */
export const run = (program: string, args: readonly string[]): Buffer => {
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

/** The first pictures of a file that ffmpeg can read; with a size, so scaled and cut that they fill it. */
export const loadClip = (path: string, most: number, size?: { width: number; height: number }): Clip => {
  const shape = shapeOf(path)
  const { width, height } = size ?? shape
  const { framesPerSecond } = shape
  const fill = `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height}`
  const picked = ['-i', path, '-frames:v', String(most), ...(size ? ['-vf', fill] : [])]
  const data = run('ffmpeg', ['-v', 'error', ...picked, '-f', 'rawvideo', '-pix_fmt', 'bgr24', '-'])
  const frameBytes = width * height * 3
  const frames = Array.from({ length: Math.floor(data.length / frameBytes) }, (_, i) => ({
    width,
    height,
    data: new Uint8Array(data.buffer, data.byteOffset + i * frameBytes, frameBytes),
    madeAtMs: (i * 1000) / framesPerSecond,
  }))
  return { path, framesPerSecond, frames }
}
