import type { Size } from '../codec/codec'

/** How steep a picture of one byte a pixel is at each place, |dx| + |dy| by Sobel, at most 255; the outermost pixels are 0. */
export const sobelInto = (plane: Uint8Array, { width, height }: Size, steep: Uint8Array): Uint8Array => {
  steep.fill(0, 0, width * height)
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const a = plane[at - width - 1] ?? 0
      const c = plane[at - width + 1] ?? 0
      const g = plane[at + width - 1] ?? 0
      const i = plane[at + width + 1] ?? 0
      const across = c + i - a - g + 2 * ((plane[at + 1] ?? 0) - (plane[at - 1] ?? 0))
      const down = g + i - a - c + 2 * ((plane[at + width] ?? 0) - (plane[at - width] ?? 0))
      const sum = Math.abs(across) + Math.abs(down)
      steep[at] = sum > 255 ? 255 : sum
    }
  }
  return steep
}
