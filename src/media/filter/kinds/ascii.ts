import { blocksIn } from '../blocks'
import { withPixels, type Filter } from '../filter'
import { GLYPH_HEIGHT, GLYPH_WIDTH, glyphForInk } from '../glyphs'
import { clamp } from '../../canvas'

/** At strength 50 a glyph's dot is one pixel in a picture of this width. */
const USUAL_WIDTH = 320
/** Letters are as light as their hue can be, since their ink says how light the place is; but nothing is lightened more. */
const LIGHTEST = 4

/** Letters on black, each in the colour of its place. */
export const ascii: Filter = {
  name: 'ascii',
  about: 'Letters on black, each in the colour of its place.',
  strengthMeans: 'larger letters',
  defaultStrength: 50,
  // Long for speed: the glyph is chosen at the upper left of each cell, whose pixels all have its mean.
  apply(frame, strength, { target, scratch }) {
    const { data, width, height } = frame
    const dot = Math.max(1, Math.round((width / USUAL_WIDTH) * (strength / 50)))
    const cell = { width: GLYPH_WIDTH * dot, height: GLYPH_HEIGHT * dot }
    const means = scratch(0, data.length)
    means.set(data)
    blocksIn({ width, height, data: means }, { x: 0, y: 0, width, height }, cell)
    for (let y = 0, to = 0; y < height; y++) {
      const top = y - (y % cell.height)
      const line = Math.floor((y - top) / dot)
      for (let left = 0; left < width; left += cell.width) {
        const at = (top * width + left) * 3
        const b = means[at] ?? 0
        const g = means[at + 1] ?? 0
        const r = means[at + 2] ?? 0
        const row = glyphForInk((b * 29 + g * 150 + r * 77) >> 8)[line] ?? 0
        const lighter = Math.min(LIGHTEST, 255 / Math.max(1, b, g, r))
        const end = Math.min(width, left + cell.width)
        for (let x = left; x < end; x++, to += 3) {
          const lit = (row >> (GLYPH_WIDTH - 1 - Math.floor((x - left) / dot))) & 1
          target[to] = lit === 1 ? clamp(b * lighter) : 0
          target[to + 1] = lit === 1 ? clamp(g * lighter) : 0
          target[to + 2] = lit === 1 ? clamp(r * lighter) : 0
        }
      }
    }
    return withPixels(frame, target)
  },
}
