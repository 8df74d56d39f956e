import { withPixels, type Filter } from '../filter'
import { mapChannels, tableOf } from '../tables'

/** Every value from the other end. */
export const negative: Filter = {
  name: 'negative',
  about: 'Light becomes dark, and every colour its opposite.',
  strengthMeans: 'nearer to the opposite; 50 is an even grey',
  defaultStrength: 100,
  apply(frame, strength, { target }) {
    const table = tableOf((level) => level + ((255 - 2 * level) * strength) / 100)
    mapChannels(frame, [table, table, table], target)
    return withPixels(frame, target)
  },
}
