import type { Frame } from '../../src/media/frame'
import type { View } from '../../src/media/render/renderer'
import { frameOf } from './frames'

type Random = () => number

/** Few colours, large areas, slopes and some noise, so that every way of writing a cell occurs. */
export const randomFrame = (random: Random): Frame => {
  const shades = Array.from({ length: 4 }, () => [random() * 256, random() * 256, random() * 256] as const)
  const cut = random() * 20
  const slope = random() * 4
  return frameOf(1 + Math.floor(random() * 50), 1 + Math.floor(random() * 50), (x, y) => {
    if (random() < 0.1) return [random() * 256, random() * 256, random() * 256]
    const [blue, green, red] = shades[Number(x > cut) + 2 * Number(y > cut)]!
    return [(blue + x * slope) % 256, green, (red + y * slope) % 256]
  })
}

/** The same frame with each channel changed by up to so many levels. */
export const shaken = (frame: Frame, levels: number, random: Random): Frame => ({
  ...frame,
  data: frame.data.map((value) => Math.min(255, Math.max(0, value + Math.round((random() * 2 - 1) * levels)))),
})

/** Often the same box as before, sometimes with cells covered; rows and columns stay below 18 + 12 and 40 + 30. */
export const randomView = (random: Random, previous: View): View => {
  const below = (limit: number): number => Math.floor(random() * limit)
  const cols = 1 + below(30)
  const rows = 1 + below(12)
  const box = random() < 0.7 ? previous.box : { row: below(18), col: below(40), rows, cols }
  const fit = random() < 0.5 ? 'letterbox' : 'fill'
  if (random() < 0.4) return { box, fit }
  return { box, fit, covered: Uint8Array.from({ length: box.rows * box.cols }, () => Number(random() < 0.2)) }
}
