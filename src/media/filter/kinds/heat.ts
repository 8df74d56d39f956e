import { share256, withPixels, type Filter } from '../filter'
import { mapLuma, tablesThrough } from '../tables'

const TABLES = tablesThrough([
  [0, 0, 0],
  [120, 0, 60],
  [90, 10, 190],
  [10, 90, 245],
  [40, 200, 255],
  [235, 255, 255],
])

/** Brightness as the colours of something that glows. */
export const heat: Filter = {
  name: 'heat',
  about: 'A picture of warmth: black, violet, red, yellow, white by brightness.',
  strengthMeans: 'more of it, and less of the colours that were there',
  defaultStrength: 100,
  apply(frame, strength, { target }) {
    mapLuma(frame, TABLES, share256(strength), target)
    return withPixels(frame, target)
  },
}
