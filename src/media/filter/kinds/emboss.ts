import { share256, withPixels, type Filter } from '../filter'
import { lumaInto } from '../luma'

const MIDDLE = 128
/** How much of the difference between two corners is height. */
const GAIN = 1.5
const HEIGHTS = Uint8ClampedArray.from({ length: 511 }, (_, index) => MIDDLE + (index - 255) * GAIN)

/** The picture as a relief, lit from the upper left. */
export const emboss: Filter = {
  name: 'emboss',
  about: 'A relief in stone, lit from the upper left.',
  strengthMeans: 'more stone, and less of the colours',
  defaultStrength: 90,
  // Long for speed: beyond the edge is the edge.
  apply(frame, strength, { target, scratch }) {
    const { data, width, height } = frame
    const share = share256(strength)
    const plane = lumaInto(frame, scratch(0, data.length / 3))
    for (let y = 0, at = 0; y < height; y++) {
      const above = Math.max(0, y - 1) * width
      const below = Math.min(height - 1, y + 1) * width
      for (let x = 0; x < width; x++) {
        const lit = plane[above + (x > 0 ? x - 1 : 0)] ?? 0
        const shaded = plane[below + (x < width - 1 ? x + 1 : x)] ?? 0
        const stone = HEIGHTS[lit - shaded + 255] ?? 0
        for (const end = at + 3; at < end; at++) {
          const value = data[at] ?? 0
          target[at] = value + (((stone - value) * share) >> 8)
        }
      }
    }
    return withPixels(frame, target)
  },
}
