import type { Y4mFormat } from './y4m-header'

/** BT.601 of limited range, in 1/256. */
const LUMA = 298
const RED_OF_V = 409
const GREEN_OF_U = -100
const GREEN_OF_V = -208
const BLUE_OF_U = 516

const clamp = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value)

/** The planes of a picture as BGR, into `bgr` of `width * height * 3` bytes. Long for speed: no call for each pixel. */
export const colourY4m = (planes: Uint8Array, { width, height, chroma }: Y4mFormat, bgr: Uint8Array): void => {
  const across = chroma?.across ?? 1
  const down = chroma?.down ?? 1
  const stride = Math.ceil(width / across)
  const uStart = width * height
  const vStart = uStart + stride * Math.ceil(height / down)
  for (let y = 0, at = 0, out = 0; y < height; y++) {
    const row = Math.floor(y / down) * stride
    for (let x = 0; x < width; x++, at++, out += 3) {
      const luma = LUMA * ((planes[at] ?? 0) - 16) + 128
      const colour = row + (across === 2 ? x >> 1 : x)
      const u = chroma ? (planes[uStart + colour] ?? 128) - 128 : 0
      const v = chroma ? (planes[vStart + colour] ?? 128) - 128 : 0
      bgr[out] = clamp((luma + BLUE_OF_U * u) >> 8)
      bgr[out + 1] = clamp((luma + GREEN_OF_U * u + GREEN_OF_V * v) >> 8)
      bgr[out + 2] = clamp((luma + RED_OF_V * v) >> 8)
    }
  }
}
