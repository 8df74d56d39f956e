import { share256, withPixels, type Filter } from '../filter'
import { mapLuma, tablesThrough } from '../tables'

const TABLES = tablesThrough([
  [128, 0, 0],
  [255, 60, 0],
  [230, 230, 0],
  [60, 220, 60],
  [0, 230, 240],
  [0, 90, 255],
  [0, 0, 140],
])

/** Brightness as the colours of the rainbow. */
export const rainbow: Filter = {
  name: 'rainbow',
  about: 'All colours by brightness, from blue to red.',
  strengthMeans: 'more of it, and less of the colours that were there',
  defaultStrength: 100,
  apply(frame, strength, { target }) {
    mapLuma(frame, TABLES, share256(strength), target)
    return withPixels(frame, target)
  },
}
