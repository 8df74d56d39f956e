import { share256, withPixels, type Filter } from '../filter'
import { mapLuma, tableOf, type Tables } from '../tables'

const SAME = tableOf((level) => level)
const TABLES: Tables = [SAME, SAME, SAME]

/** Brightness alone. */
export const grey: Filter = {
  name: 'grey',
  about: 'The picture without its colours.',
  strengthMeans: 'more of it, and less of the colours that were there',
  defaultStrength: 100,
  apply(frame, strength, { target }) {
    mapLuma(frame, TABLES, share256(strength), target)
    return withPixels(frame, target)
  },
}
