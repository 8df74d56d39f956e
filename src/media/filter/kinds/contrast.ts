import { withPixels, type Filter } from '../filter'
import { mapChannels, tableOf } from '../tables'

/** What is far from the middle goes farther. */
export const contrast: Filter = {
  name: 'contrast',
  about: 'Darker shadows and lighter lights.',
  strengthMeans: 'a greater difference between the two',
  defaultStrength: 40,
  apply(frame, strength, { target }) {
    const table = tableOf((level) => 128 + (level - 128) * (1 + strength / 50))
    mapChannels(frame, [table, table, table], target)
    return withPixels(frame, target)
  },
}
