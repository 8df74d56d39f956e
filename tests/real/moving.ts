import type { Frame } from '../../src/media/frame'
import { frameOf } from '../support/frames'

interface Size {
  readonly width: number
  readonly height: number
}

/** So few and so different colours that a palette has each of them; the second are those of the usual 256. */
const LEVELS = [4, 64, 124, 184, 244]
const CUBE = [0, 95, 135, 175, 255]

/** A plaid that stays and a disc that moves over it, leaving its mark wherever a terminal does not take it away. */
export const movingFrame = ({ width, height }: Size, step: number, colours = 'true'): Frame => {
  const levels = colours === '256' ? CUBE : LEVELS
  const level = (value: number): number => levels[Math.floor(value) % levels.length] ?? 0
  const [left, top] = [width * (0.2 + step / 120), height * (0.5 + 0.25 * Math.sin(step / 6))]
  const frame = frameOf(width, height, (x, y) => {
    if (Math.hypot(x - left, y - top) < height / 6) return [level(step), level(step >> 1), level(4)]
    return [level((x * 24) / width), level((y * 18) / height), level((x + y) >> 5)]
  })
  return { ...frame, madeAtMs: step * 40 }
}

/** The same with each pixel so many times as wide and as high. */
export const enlarged = (frame: Frame, by: Size): Frame => {
  const [width, height] = [frame.width * by.width, frame.height * by.height]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / by.height) * frame.width
    for (let x = 0; x < width; x++) {
      const from = (row + Math.floor(x / by.width)) * 3
      data.set(frame.data.subarray(from, from + 3), (y * width + x) * 3)
    }
  }
  return { width, height, data, madeAtMs: frame.madeAtMs }
}
