import { withPixels, type Filter } from '../filter'
import { mapChannels, tableOf } from '../tables'

/** Blue for red. */
export const cold: Filter = {
  name: 'cold',
  about: 'The light of a winter morning: more blue, less red.',
  strengthMeans: 'bluer',
  defaultStrength: 50,
  apply(frame, strength, { target }) {
    const blue = tableOf((level) => level * (1 + strength * 0.003) + strength * 0.12)
    const green = tableOf((level) => level * (1 - strength * 0.0005))
    const red = tableOf((level) => level * (1 - strength * 0.004))
    mapChannels(frame, [blue, green, red], target)
    return withPixels(frame, target)
  },
}
