import { blocksIn } from '../blocks'
import { withPixels, type Filter } from '../filter'

/** The largest block, as a share of the shorter side. */
const LARGEST_SHARE = 1 / 6

/** Squares of one colour. */
export const pixels: Filter = {
  name: 'pixels',
  about: 'Large squares, as in an early computer game.',
  strengthMeans: 'larger squares: 100 makes six of them in the height',
  defaultStrength: 30,
  apply(frame, strength, { target }) {
    const { width, height } = frame
    const side = Math.max(2, Math.round((Math.min(width, height) * LARGEST_SHARE * strength) / 100))
    target.set(frame.data)
    blocksIn({ width, height, data: target }, { x: 0, y: 0, width, height }, { width: side, height: side })
    return withPixels(frame, target)
  },
}
