import { withPixels, type Filter } from '../filter'
import { mapChannels, tableOf } from '../tables'

/** Red for blue. */
export const warm: Filter = {
  name: 'warm',
  about: 'The light of the evening: more red, less blue.',
  strengthMeans: 'redder',
  defaultStrength: 50,
  apply(frame, strength, { target }) {
    const blue = tableOf((level) => level * (1 - strength * 0.004))
    const green = tableOf((level) => level * (1 - strength * 0.0005))
    const red = tableOf((level) => level * (1 + strength * 0.003) + strength * 0.12)
    mapChannels(frame, [blue, green, red], target)
    return withPixels(frame, target)
  },
}
