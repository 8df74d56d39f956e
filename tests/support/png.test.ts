import { deflateSync } from 'node:zlib'
import { encodePng } from '../../src/media/render/kitty/png'
import { sharpLibrary } from './pictures'
import { decodePng } from './png'

const WIDTH = 9
const HEIGHT = 10

const noise = (channels: number): Uint8Array =>
  Uint8Array.from({ length: WIDTH * HEIGHT * channels }, (_, i) => (i * 7919 + ((i * i) % 61) * 5) % 251)

/** What the filter of this number subtracts: PNG section 9.2, from the three neighbours a, b and c. */
const predicted = (filter: number, a: number, b: number, c: number): number => {
  if (filter === 4)
    return [a, b, c].sort((one, other) => Math.abs(a + b - c - one) - Math.abs(a + b - c - other))[0] ?? 0
  return [0, a, b, Math.floor((a + b) / 2)][filter] ?? 0
}

/** The rows of a picture, each with another filter. */
const filtered = (data: Uint8Array, channels: number): Buffer => {
  const at = (y: number, x: number): number => (x < 0 || y < 0 ? 0 : (data[y * WIDTH * channels + x] ?? 0))
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const bytes = Array.from({ length: WIDTH * channels }, (__, x) => {
      return at(y, x) - predicted(y % 5, at(y, x - channels), at(y - 1, x), at(y - 1, x - channels))
    })
    return Buffer.from([y % 5, ...bytes])
  })
  return Buffer.concat(rows)
}

/** A chunk without its check, which nobody reads here. */
const chunk = (type: string, data: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)])
}

const pngOf = (data: Uint8Array, channels: number): Buffer => {
  const header = Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, channels === 3 ? 2 : 6, 0, 0, 0])
  return Buffer.concat([
    Buffer.alloc(8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered(data, channels))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const opaque = (data: Uint8Array, channels: number): number[] =>
  Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [red = 0, green = 0, blue = 0, opacity = 255] = data.subarray(i * channels, (i + 1) * channels)
    return [red, green, blue, opacity]
  }).flat()

describe.each([
  ['RGB', 3],
  ['RGB with opacity', 4],
] as const)('a PNG of %s', (_, channels) => {
  it('has the pixels that every filter stands for', () => {
    const decoded = decodePng(pngOf(noise(channels), channels))
    expect([decoded.width, decoded.height]).toEqual([WIDTH, HEIGHT])
    expect([...decoded.data]).toEqual(opaque(noise(channels), channels))
  })

  it('has the pixels that another encoder was given', async () => {
    const raw = { width: WIDTH, height: HEIGHT, channels }
    const file = await sharpLibrary()(noise(channels), { raw }).png().toBuffer()
    expect([...decodePng(file).data]).toEqual(opaque(noise(channels), channels))
  })
})

it('a PNG by palette has its colours, and the last one is transparent', () => {
  const palette = new Int32Array(255)
  palette[7] = 0x102030
  const file = encodePng({ width: 2, height: 1, pixels: Uint8Array.of(7, 255), palette })
  expect([...decodePng(file).data]).toEqual([0x10, 0x20, 0x30, 255, 0, 0, 0, 0])
})
