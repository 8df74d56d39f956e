import { boxBlur } from '../box-blur'
import { share256, withPixels, type Filter } from '../filter'
import { lumaInto } from '../luma'
import { sobelInto } from '../sobel'
import { tableOf } from '../tables'

const LEVELS = 5
/** What is nearly black stays dark, in 256ths. */
const LARGEST_GAIN = 512
/** Lines are drawn from the first of these steepnesses on, and are black from the second on. */
const LINE_FROM = 70
const LINE_BLACK = 150

const stepOf = (luma: number): number => ((Math.floor((luma * LEVELS) / 256) + 0.5) * 256) / LEVELS
/** What a pixel of a brightness is multiplied by to come to its step, in 256ths: its hue stays. */
const GAINS = Uint16Array.from({ length: 256 }, (_, luma) => Math.min(LARGEST_GAIN, (stepOf(luma) * 256) / (luma + 1)))
const INK = tableOf((steep) => 255 * (1 - (steep - LINE_FROM) / (LINE_BLACK - LINE_FROM)))

/** Few colours between black lines. */
export const cartoon: Filter = {
  name: 'cartoon',
  about: 'Few, even colours between black lines.',
  strengthMeans: 'more of the drawing, and less of the photograph',
  defaultStrength: 80,
  apply(frame, strength, { target, scratch }) {
    const { data } = frame
    const share = share256(strength)
    boxBlur(data, frame, 2, { between: scratch(0, data.length), target })
    const plane = lumaInto({ ...frame, data: target }, scratch(0, data.length / 3))
    const steep = sobelInto(plane, frame, scratch(1, data.length / 3))
    for (let at = 0, pixel = 0; at < data.length; pixel++) {
      const gain = (GAINS[plane[pixel] ?? 0] ?? 0) * (INK[steep[pixel] ?? 0] ?? 0)
      for (const end = at + 3; at < end; at++) {
        const value = data[at] ?? 0
        const drawn = Math.min(255, ((target[at] ?? 0) * gain) >> 16)
        target[at] = value + (((drawn - value) * share) >> 8)
      }
    }
    return withPixels(frame, target)
  },
}
