import { withPixels, type Filter } from '../filter'
import { mapChannels, tableOf } from '../tables'

/** Light for all alike. */
export const brightness: Filter = {
  name: 'brightness',
  about: 'A lighter picture.',
  strengthMeans: 'lighter',
  defaultStrength: 40,
  apply(frame, strength, { target }) {
    const table = tableOf((level) => level + strength * 1.28)
    mapChannels(frame, [table, table, table], target)
    return withPixels(frame, target)
  },
}
