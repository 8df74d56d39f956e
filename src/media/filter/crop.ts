import type { Rectangle } from '../canvas'
import type { Frame } from '../frame'

/** Places are counted in 256ths of a pixel. */
const FINE = 256

/**
 * A part of a picture, in shares of its sides and within it, as large as the whole, by linear interpolation. Long for
 * speed: the four neighbours of a pixel are weighed in whole numbers.
 */
export const crop = (frame: Frame, part: Rectangle, target: Uint8Array): void => {
  const { data, width, height } = frame
  const startX = Math.max(0, (part.x * width + part.width / 2 - 0.5) * FINE)
  const startY = Math.max(0, (part.y * height + part.height / 2 - 0.5) * FINE)
  for (let y = 0, to = 0; y < height; y++) {
    const placeY = Math.round(startY + y * part.height * FINE)
    const upper = Math.min(height - 1, placeY >> 8)
    const down = placeY & 0xff
    const step = upper < height - 1 ? width * 3 : 0
    for (let x = 0; x < width; x++, to += 3) {
      const placeX = Math.round(startX + x * part.width * FINE)
      const left = Math.min(width - 1, placeX >> 8)
      const across = placeX & 0xff
      const next = left < width - 1 ? 3 : 0
      const at = (upper * width + left) * 3
      for (let channel = 0; channel < 3; channel++) {
        const a = data[at + channel] ?? 0
        const b = data[at + channel + next] ?? 0
        const c = data[at + channel + step] ?? 0
        const d = data[at + channel + step + next] ?? 0
        const top = (a << 8) + (b - a) * across
        const bottom = (c << 8) + (d - c) * across
        target[to + channel] = ((top << 8) + (bottom - top) * down + 0x8000) >> 16
      }
    }
  }
}
