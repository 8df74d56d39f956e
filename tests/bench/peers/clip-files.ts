import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame } from '../../../src/media/frame'
import { run } from '../render/clip'

/** The same pictures in files of every kind that the programs read quickly; nothing in them is compressed. */
export interface ClipFiles {
  readonly width: number
  readonly height: number
  readonly frames: readonly Frame[]
  /** BGR, one picture after the other. */
  readonly raw: string
  /** A film, for players. */
  readonly film: string
  /** A file for each picture: PPM, which everybody reads, and XWD, which chafa reads without a copy. */
  readonly ppm: readonly string[]
  readonly xwd: readonly string[]
}

/** So fast that players do not wait for the next picture. */
const FILM_RATE = '1000'

/** The middle of a frame, of so many pixels. */
export const middleOf = (frame: Frame, width: number, height: number): Frame => {
  const data = new Uint8Array(width * height * 3)
  const left = (frame.width - width) >> 1
  const top = (frame.height - height) >> 1
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * frame.width + left) * 3
    data.set(frame.data.subarray(from, from + width * 3), y * width * 3)
  }
  return { ...frame, width, height, data }
}

/** Writes frames of one size into a new folder. */
export const writeClipFiles = (folder: string, frames: readonly Frame[]): ClipFiles => {
  mkdirSync(folder)
  const { width = 0, height = 0 } = frames[0] ?? {}
  const [raw, film] = [join(folder, 'film.bgr'), join(folder, 'film.nut')]
  writeFileSync(raw, Buffer.concat(frames.map(({ data }) => data)))
  const shape = ['-pixel_format', 'bgr24', '-video_size', `${width}x${height}`, '-framerate', FILM_RATE]
  const read = ['-v', 'error', '-f', 'rawvideo', ...shape, '-i', raw]
  run('ffmpeg', [...read, '-c', 'copy', film])
  const stills = (kind: string, pixels: string): readonly string[] => {
    run('ffmpeg', [...read, '-pix_fmt', pixels, join(folder, `%05d.${kind}`)])
    return frames.map((_, i) => join(folder, `${String(i + 1).padStart(5, '0')}.${kind}`))
  }
  return { width, height, frames, raw, film, ppm: stills('ppm', 'rgb24'), xwd: stills('xwd', 'bgra') }
}
