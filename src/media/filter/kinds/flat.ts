import { withPixels, type Filter } from '../filter'
import { mapChannels, tableOf } from '../tables'

/** What is far from the middle comes nearer. */
export const flat: Filter = {
  name: 'flat',
  about: 'Lighter shadows and darker lights.',
  strengthMeans: 'a smaller difference between the two',
  defaultStrength: 40,
  apply(frame, strength, { target }) {
    const table = tableOf((level) => 128 + (level - 128) * (1 - strength * 0.008))
    mapChannels(frame, [table, table, table], target)
    return withPixels(frame, target)
  },
}
