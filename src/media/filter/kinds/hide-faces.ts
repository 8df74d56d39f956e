import type { Rectangle } from '../../canvas'
import { blocksIn } from '../blocks'
import { WHOLE } from '../faces'
import { withPixels, type Filter } from '../filter'

/** A detector's rectangle ends at brows and chin; hair and ears lie outside of it. */
const MARGIN = 0.3
/** Squares across a face, at the weakest and at the strongest. */
const MANY_BLOCKS = 12
const FEW_BLOCKS = 4
/** Squares across the whole picture, as long as nobody knows where faces are. */
const WHOLE_BLOCKS = 16

const widened = ({ x, y, width, height }: Rectangle): Rectangle => ({
  x: x - width * MARGIN,
  y: y - height * MARGIN,
  width: width * (1 + 2 * MARGIN),
  height: height * (1 + 2 * MARGIN),
})

/** Squares where faces are, and everywhere before anybody knows where they are. */
export const hideFaces: Filter = {
  name: 'hide-faces',
  about: 'Large squares in place of faces.',
  strengthMeans: 'larger squares',
  defaultStrength: 70,
  needsFaces: true,
  apply(frame, strength, { target, faces }) {
    const { width, height } = frame
    const blocks = MANY_BLOCKS + ((FEW_BLOCKS - MANY_BLOCKS) * strength) / 100
    const hide = (area: Rectangle, across: number): void => {
      const pixels = { x: area.x * width, y: area.y * height, width: area.width * width, height: area.height * height }
      const side = Math.max(2, Math.round(pixels.width / across))
      blocksIn({ width, height, data: target }, pixels, { width: side, height: side })
    }
    target.set(frame.data)
    if (faces === undefined) hide(WHOLE, WHOLE_BLOCKS)
    else for (const face of faces.all) hide(widened(face), blocks * (1 + 2 * MARGIN))
    return withPixels(frame, target)
  },
}
