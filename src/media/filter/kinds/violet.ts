import { share256, withPixels, type Filter } from '../filter'
import { mapLuma, tablesThrough } from '../tables'

const TABLES = tablesThrough([
  [84, 1, 68],
  [139, 82, 59],
  [140, 145, 33],
  [98, 201, 94],
  [37, 231, 253],
])

/** Brightness from violet to yellow. */
export const violet: Filter = {
  name: 'violet',
  about: 'Violet, green and yellow by brightness, each step as wide to the eye as the next.',
  strengthMeans: 'more of it, and less of the colours that were there',
  defaultStrength: 100,
  apply(frame, strength, { target }) {
    mapLuma(frame, TABLES, share256(strength), target)
    return withPixels(frame, target)
  },
}
