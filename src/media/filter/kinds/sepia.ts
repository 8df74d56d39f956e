import { share256, withPixels, type Filter } from '../filter'
import { mapLuma, tablesThrough } from '../tables'

const TABLES = tablesThrough([
  [8, 12, 20],
  [92, 124, 152],
  [214, 236, 255],
])

/** Brightness in browns. */
export const sepia: Filter = {
  name: 'sepia',
  about: 'The brown of an old photograph.',
  strengthMeans: 'more of it, and less of the colours that were there',
  defaultStrength: 100,
  apply(frame, strength, { target }) {
    mapLuma(frame, TABLES, share256(strength), target)
    return withPixels(frame, target)
  },
}
