import type { Frame } from '../../src/media/frame'
import type { Kernel } from '../../src/media/render/kernel/kernel'
import { loadKernel } from '../../src/media/render/kernel/load-kernel'
import type { Fit } from '../../src/media/render/renderer'
import { GridScaler } from '../../src/media/render/grid-scaler'
import type { Grid } from '../../src/media/render/placement'

/** A frame whose pixels (BGR) come from a function. */
export const frameOf = (
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly [number, number, number],
): Frame => {
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set(pixel(x, y), (y * width + x) * 3)
  return { width, height, data, madeAtMs: 0 }
}

/** The mean of a channel under a rectangle of the source, straight from the definition. */
const meanUnder = (frame: Frame, area: { x0: number; x1: number; y0: number; y1: number }, channel: number): number => {
  let sum = 0
  for (let y = Math.floor(area.y0); y < area.y1 && y < frame.height; y++)
    for (let x = Math.floor(area.x0); x < area.x1 && x < frame.width; x++) {
      const wide = Math.min(area.x1, x + 1) - Math.max(area.x0, x)
      const high = Math.min(area.y1, y + 1) - Math.max(area.y0, y)
      if (wide > 0 && high > 0) sum += wide * high * frame.data[(y * frame.width + x) * 3 + channel]!
    }
  return sum / ((area.x1 - area.x0) * (area.y1 - area.y0))
}

/** Area scaling, slowly: the naive twin of the scaler. Exact means, not rounded; BGR. */
export const scaledSlowly = (frame: Frame, width: number, height: number): number[] =>
  Array.from({ length: width * height * 3 }, (_, i) => {
    const x = Math.floor(i / 3) % width
    const y = Math.floor(i / 3 / width)
    const across = frame.width / width
    const down = frame.height / height
    return meanUnder(frame, { x0: x * across, x1: (x + 1) * across, y0: y * down, y1: (y + 1) * down }, i % 3)
  })

/** A frame as the scaler puts it into a grid: BGR, `width * height * 3` bytes. */
export const scaledBy = (frame: Frame, grid: Grid, options: { fit?: Fit; kernel?: Kernel } = {}): Uint8Array => {
  const scaler = new GridScaler(options.kernel ?? loadKernel(), grid)
  const words = scaler.scale(frame, options.fit)
  return Uint8Array.from({ length: grid.width * grid.height * 3 }, (_, i) => {
    const pixel = Math.floor(i / 3)
    const word = words[Math.floor(pixel / grid.width) * scaler.stride + (pixel % grid.width)]!
    return word >> ((i % 3) * 8)
  })
}
