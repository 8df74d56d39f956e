import { encodePng } from '../../src/media/render/kitty/png'
import { sharpLibrary } from './pictures'
import { decodePng } from './png'

const WIDTH = 37
const HEIGHT = 29

/** Smooth here, rough there, so that an encoder takes each of its filters. */
const pixels = (channels: number): Uint8Array =>
  Uint8Array.from({ length: WIDTH * HEIGHT * channels }, (_, i) => {
    const pixel = Math.floor(i / channels)
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)]
    return x < 12 ? y * 8 + (i % channels) * 3 : x < 24 ? x * 9 : (pixel * 7919 * (1 + (i % channels))) % 251
  })

describe.each([
  ['RGB', 3],
  ['RGB with opacity', 4],
] as const)('a PNG of %s', (_, channels) => {
  it('has the pixels that were encoded', async () => {
    const data = pixels(channels)
    const raw = { width: WIDTH, height: HEIGHT, channels }
    const file = await sharpLibrary()(data, { raw }).png({ adaptiveFiltering: true, palette: false }).toBuffer()
    const decoded = decodePng(file)
    expect([decoded.width, decoded.height]).toEqual([WIDTH, HEIGHT])
    const expected = Array.from({ length: WIDTH * HEIGHT }, (__, i) => {
      const [red, green, blue, opacity = 255] = data.subarray(i * channels, (i + 1) * channels)
      return [red, green, blue, opacity]
    })
    expect([...decoded.data]).toEqual(expected.flat())
  })
})

it('a PNG by palette has its colours, and the last one is transparent', () => {
  const palette = new Int32Array(255)
  palette[7] = 0x102030
  const file = encodePng({ width: 2, height: 1, pixels: Uint8Array.of(7, 255), palette })
  expect([...decodePng(file).data]).toEqual([0x10, 0x20, 0x30, 255, 0, 0, 0, 0])
})
