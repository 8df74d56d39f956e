import { grains, hash } from '../chance'
import { share256, withPixels, type Filter } from '../filter'
import { tableOf, tablesThrough } from '../tables'
import { fallOff } from '../vignette'

const [BLUE, GREEN, RED] = tablesThrough([
  [0, 10, 0],
  [30, 140, 20],
  [150, 255, 140],
])
/** What little light there is, multiplied. */
const GAIN = tableOf((level) => 255 * (level / 255) ** 0.6)
/** So often the noise is another one, in ms. */
const NOISE_MS = 40
/** Of each two rows the second has so much of its light, in 256ths. */
const SECOND_ROW = 200
const DARK_CORNERS = 0.45

/** Green light, noise and rows, as in a light amplifier. */
export const nightVision: Filter = {
  name: 'night-vision',
  about: 'Green and grainy, as through a light amplifier.',
  strengthMeans: 'more of the amplifier, and less of the picture',
  defaultStrength: 100,
  // Long for speed: light, noise and colour of a pixel in one go.
  apply(frame, strength, { target, nowMs, seed }) {
    const { data, width, height } = frame
    const share = share256(strength)
    const noise = grains()
    const across = fallOff(width, DARK_CORNERS)
    const down = fallOff(height, DARK_CORNERS)
    let grain = hash(seed, Math.floor(nowMs / NOISE_MS))
    for (let y = 0, at = 0; y < height; y++) {
      const row = ((down[y] ?? 0) * (y % 2 === 0 ? 256 : SECOND_ROW)) >> 8
      for (let x = 0; x < width; x++, at += 3, grain++) {
        const b = data[at] ?? 0
        const g = data[at + 1] ?? 0
        const r = data[at + 2] ?? 0
        const light = (GAIN[(b * 29 + g * 150 + r * 77) >> 8] ?? 0) + ((noise[grain & 0xffff] ?? 0) >> 2)
        const level = light > 0 ? ((light > 255 ? 255 : light) * row * (across[x] ?? 0)) >> 16 : 0
        target[at] = b + ((((BLUE[level] ?? 0) - b) * share) >> 8)
        target[at + 1] = g + ((((GREEN[level] ?? 0) - g) * share) >> 8)
        target[at + 2] = r + ((((RED[level] ?? 0) - r) * share) >> 8)
      }
    }
    return withPixels(frame, target)
  },
}
