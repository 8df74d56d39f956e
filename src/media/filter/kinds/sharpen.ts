import { withPixels, type Filter } from '../filter'

/** Each value farther from the mean of its four neighbours. */
export const sharpen: Filter = {
  name: 'sharpen',
  about: 'Crisper outlines.',
  strengthMeans: 'crisper, and more of the noise',
  defaultStrength: 50,
  // Long for speed: the neighbours of the first and the last pixel of a row are the pixel itself.
  apply(frame, strength, { target }) {
    const { data, width, height } = frame
    const stride = width * 3
    const out = new Uint8ClampedArray(target.buffer, target.byteOffset, target.length)
    const gain = Math.round(strength * 2.56)
    for (let y = 0; y < height; y++) {
      const row = y * stride
      const up = y > 0 ? -stride : 0
      const down = y < height - 1 ? stride : 0
      for (let x = 0, at = row; x < stride; x++, at++) {
        const value = data[at] ?? 0
        const left = x < 3 ? value : (data[at - 3] ?? 0)
        const right = x >= stride - 3 ? value : (data[at + 3] ?? 0)
        const around = left + right + (data[at + up] ?? 0) + (data[at + down] ?? 0)
        out[at] = value + (((4 * value - around) * gain) >> 8)
      }
    }
    return withPixels(frame, target)
  },
}
