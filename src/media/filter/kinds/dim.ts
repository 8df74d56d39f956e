import { withPixels, type Filter } from '../filter'
import { mapChannels, tableOf } from '../tables'

/** Less light. */
export const dim: Filter = {
  name: 'dim',
  about: 'A darker picture.',
  strengthMeans: 'darker',
  defaultStrength: 40,
  apply(frame, strength, { target }) {
    const table = tableOf((level) => level * (1 - strength * 0.0085))
    mapChannels(frame, [table, table, table], target)
    return withPixels(frame, target)
  },
}
