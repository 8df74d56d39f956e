import { share256, withPixels, type Filter } from '../filter'
import { mapLuma, tablesThrough } from '../tables'

const TABLES = tablesThrough([
  [40, 10, 0],
  [110, 50, 5],
  [160, 120, 10],
  [190, 200, 70],
  [250, 255, 235],
])

/** Brightness as the colours of water. */
export const ocean: Filter = {
  name: 'ocean',
  about: 'Deep blue, green and foam by brightness.',
  strengthMeans: 'more of it, and less of the colours that were there',
  defaultStrength: 100,
  apply(frame, strength, { target }) {
    mapLuma(frame, TABLES, share256(strength), target)
    return withPixels(frame, target)
  },
}
