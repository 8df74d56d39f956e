import { withPixels, type Filter } from '../filter'

/** Colours farther from grey. */
export const vivid: Filter = {
  name: 'vivid',
  about: 'Stronger colours.',
  strengthMeans: 'stronger; 100 triples them',
  defaultStrength: 40,
  apply(frame, strength, { target }) {
    const { data } = frame
    const out = new Uint8ClampedArray(target.buffer, target.byteOffset, target.length)
    const more = Math.round(strength * 5.12)
    for (let at = 0; at < data.length; at += 3) {
      const b = data[at] ?? 0
      const g = data[at + 1] ?? 0
      const r = data[at + 2] ?? 0
      const luma = (b * 29 + g * 150 + r * 77) >> 8
      out[at] = b + (((b - luma) * more) >> 8)
      out[at + 1] = g + (((g - luma) * more) >> 8)
      out[at + 2] = r + (((r - luma) * more) >> 8)
    }
    return withPixels(frame, target)
  },
}
