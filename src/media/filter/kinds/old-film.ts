import type { Frame } from '../../frame'
import { chance, grains, hash } from '../chance'
import { share256, withPixels, type Filter } from '../filter'
import { tablesThrough } from '../tables'
import { fallOff } from '../vignette'

const [BLUE, GREEN, RED] = tablesThrough([
  [10, 14, 20],
  [108, 124, 134],
  [196, 224, 236],
])
/** Such film had 16 to 18 pictures a second. */
const PICTURE_MS = 1000 / 18
const DARK_CORNERS = 0.4
/** How much light comes and goes from picture to picture. */
const FLICKER = 0.18
/** The picture jumps by so much of its height at most, and seldom. */
const JUMP_SHARE = 0.012
const JUMP_CHANCE = 0.25
/** A scratch stays for so many pictures. */
const SCRATCH_PICTURES = 9
const SCRATCHES = 3

/** What chance has done to one picture of the film. */
interface Wear {
  /** In 256ths. */
  readonly light: number
  readonly jump: number
  /** Where in the noise its grain begins. */
  readonly grain: number
  /** Columns, -1 for none. */
  readonly scratches: readonly number[]
}

const wearOf = ({ width, height }: Frame, seed: number, nowMs: number): Wear => {
  const picture = Math.floor(nowMs / PICTURE_MS)
  const jumps = chance(seed, picture * 4 + 1) < JUMP_CHANCE
  const reach = jumps ? Math.ceil(height * JUMP_SHARE) : 0
  return {
    light: Math.round(256 * (1 - FLICKER * chance(seed, picture * 4))),
    jump: Math.round((chance(seed, picture * 4 + 2) * 2 - 1) * reach),
    grain: hash(seed, picture * 4 + 3),
    scratches: Array.from({ length: SCRATCHES }, (_, at) => {
      const place = chance(seed + at + 1, Math.floor(picture / SCRATCH_PICTURES))
      return place < 0.5 ? Math.floor(place * 2 * width) : -1
    }),
  }
}

/** The picture as a worn film shows it: brown, trembling, scratched. */
export const oldFilm: Filter = {
  name: 'old-film',
  about: 'A silent film that was shown too often: brown, trembling, scratched.',
  strengthMeans: 'older',
  defaultStrength: 80,
  // Long for speed: light, grain and colour of a pixel in one go.
  apply(frame, strength, { target, nowMs, seed }) {
    const { data, width, height } = frame
    const share = share256(strength)
    const wear = wearOf(frame, seed, nowMs)
    const noise = grains()
    const across = fallOff(width, DARK_CORNERS)
    for (const column of wear.scratches) if (column >= 0) across[column] = 380
    const down = fallOff(height, DARK_CORNERS)
    let { grain } = wear
    for (let y = 0, at = 0; y < height; y++) {
      const row = ((down[y] ?? 0) * wear.light) >> 8
      let from = Math.max(0, Math.min(height - 1, y + wear.jump)) * width * 3
      for (let x = 0; x < width; x++, at += 3, from += 3, grain++) {
        const luma = ((data[from] ?? 0) * 29 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 77) >> 8
        const light = ((luma + ((noise[grain & 0xffff] ?? 0) >> 3)) * row * (across[x] ?? 0)) >> 16
        const level = light < 0 ? 0 : light > 255 ? 255 : light
        const b = data[at] ?? 0
        const g = data[at + 1] ?? 0
        const r = data[at + 2] ?? 0
        target[at] = b + ((((BLUE[level] ?? 0) - b) * share) >> 8)
        target[at + 1] = g + ((((GREEN[level] ?? 0) - g) * share) >> 8)
        target[at + 2] = r + ((((RED[level] ?? 0) - r) * share) >> 8)
      }
    }
    return withPixels(frame, target)
  },
}
