import type { Frame } from '../../src/media/frame'
import { frameOf } from '../support/frames'

/** So few and so different colours that a palette has each of them. */
const LEVELS = [4, 52, 100, 148, 196, 244]
const level = (value: number): number => LEVELS[Math.floor(value) % LEVELS.length] ?? 0

/** A plaid that stays and a disc that moves over it, leaving its mark wherever a terminal does not take it away. */
export const movingFrame = (size: { readonly width: number; readonly height: number }, step: number): Frame => {
  const { width, height } = size
  const [left, top] = [width * (0.2 + step / 120), height * (0.5 + 0.25 * Math.sin(step / 6))]
  const frame = frameOf(width, height, (x, y) => {
    if (Math.hypot(x - left, y - top) < height / 6) return [level(step), level(step >> 1), 244]
    return [level((x * 24) / width), level((y * 18) / height), level((x + y) >> 5)]
  })
  return { ...frame, madeAtMs: step * 40 }
}
