import { share256, withPixels, type Filter } from '../filter'
import { lumaInto } from '../luma'
import { sobelInto } from '../sobel'

/** Outlines alone. */
export const edges: Filter = {
  name: 'edges',
  about: 'Outlines alone, bright on black.',
  strengthMeans: 'less of what is between the outlines',
  defaultStrength: 100,
  apply(frame, strength, { target, scratch }) {
    const { data } = frame
    const share = share256(strength)
    const plane = lumaInto(frame, scratch(0, data.length / 3))
    const steep = sobelInto(plane, frame, scratch(1, data.length / 3))
    for (let at = 0, pixel = 0; at < data.length; pixel++) {
      const line = steep[pixel] ?? 0
      for (const end = at + 3; at < end; at++) {
        const value = data[at] ?? 0
        target[at] = value + (((line - value) * share) >> 8)
      }
    }
    return withPixels(frame, target)
  },
}
