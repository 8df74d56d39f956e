import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CardOnlyCodec } from '../../../src/media/codec/card-only-codec'
import type { PictureCodec } from '../../../src/media/codec/codec'
import { CodecError, reductionFor, STILL_SIDE } from '../../../src/media/codec/codec'
import { readJpegHeader } from '../../../src/media/codec/jpeg-header'
import { loadCodec } from '../../../src/media/codec/load'
import { scratch } from '../../support/clips'
import { halves, noise, openCvCodec, pixelOf, sharpCodec, sharpLibrary } from '../../support/pictures'

const RED = [0, 0, 255] as const
const BLUE = [255, 0, 0] as const
const near = (colour: readonly number[], expected: readonly number[]): boolean =>
  colour.every((value, at) => Math.abs(value - (expected[at] ?? 0)) < 12)

describe.each<[string, () => PictureCodec]>([
  ['OpenCV', openCvCodec],
  ['sharp', sharpCodec],
])('codec by %s', (_, make) => {
  const codec = make()
  const files = scratch()
  afterAll(() => files.remove())
  const picture = halves({ width: 320, height: 240 }, RED, BLUE)

  it('gives back the picture that it encoded, blue where blue was', async () => {
    const jpeg = await codec.encodeJpeg(picture, 80)
    const decoded = await codec.decodeJpeg(jpeg, { wanted: picture, madeAtMs: 77 })
    expect(decoded).toMatchObject({ width: 320, height: 240, madeAtMs: 77 })
    expect(decoded.data).toHaveLength(320 * 240 * 3)
    expect(near(pixelOf(decoded, 40, 100), RED)).toBe(true)
    expect(near(pixelOf(decoded, 280, 100), BLUE)).toBe(true)
  })

  it.each([
    [320, 1],
    [160, 2],
    [81, 2],
    [80, 4],
    [40, 8],
    [1, 8],
  ])('decodes for a box %i wide at 1/%i', async (width, by) => {
    const jpeg = await codec.encodeJpeg(picture, 80)
    const decoded = await codec.decodeJpeg(jpeg, { wanted: { width, height: 240 }, madeAtMs: 0 })
    expect([decoded.width, decoded.height]).toEqual([320 / by, 240 / by])
    expect(near(pixelOf(decoded, decoded.width - 2, 5), BLUE)).toBe(true)
  })

  it('makes smaller files of a lower quality', async () => {
    const sizes = await Promise.all([80, 40, 10].map(async (q) => (await codec.encodeJpeg(noise(picture), q)).length))
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  })

  it('rejects what is damaged with its own error', async () => {
    const jpeg = await codec.encodeJpeg(picture, 80)
    const wanted = { wanted: picture, madeAtMs: 0 }
    for (const bytes of [Buffer.from('garbage'), jpeg.subarray(0, jpeg.length >> 1), Buffer.alloc(0)])
      await expect(codec.decodeJpeg(bytes, wanted)).rejects.toMatchObject({ name: 'CodecError', reason: 'damaged' })
  })

  it('reads still pictures of its own, in colour, and no larger than needed', async () => {
    const png = join(files.folder, 'wide.png')
    writeFileSync(png, await codec.encodePng(halves({ width: 2 * STILL_SIDE, height: 400 }, RED, BLUE)))
    const still = await codec.readStill(png)
    expect([still.width, still.height]).toEqual([STILL_SIDE, 200])
    expect(near(pixelOf(still, STILL_SIDE - 10, 100), BLUE)).toBe(true)
    const text = join(files.folder, 'text.png')
    writeFileSync(text, 'no picture')
    await expect(codec.readStill(text)).rejects.toBeInstanceOf(CodecError)
  })

  it('shows a grey JPEG in three channels', async () => {
    const raw = { width: 64, height: 64, channels: 1 } as const
    const grey = await sharpLibrary()(Buffer.alloc(64 * 64, 128), { raw })
      .toColourspace('b-w')
      .jpeg()
      .toBuffer()
    expect(readJpegHeader(grey)).toMatchObject({ components: 1 })
    const decoded = await codec.decodeJpeg(grey, { wanted: { width: 64, height: 64 }, madeAtMs: 0 })
    expect(decoded.data).toHaveLength(64 * 64 * 3)
    expect(near(pixelOf(decoded, 30, 30), [128, 128, 128])).toBe(true)
  })
})

describe('without a package that codes pictures', () => {
  it('a card goes out, which is a JPEG like any other', async () => {
    const jpeg = await new CardOnlyCodec().encodeJpeg()
    expect(readJpegHeader(jpeg)).toMatchObject({ width: 160, height: 120 })
    await expect(
      openCvCodec().decodeJpeg(jpeg, { wanted: { width: 1, height: 1 }, madeAtMs: 0 }),
    ).resolves.toBeDefined()
  })
})

it('OpenCV is taken where it is built', () => {
  expect(loadCodec()).toMatchObject({ codec: { name: 'opencv' }, missing: [] })
})

describe('reduction', () => {
  it('is decided by the side that touches the box', () => {
    expect(reductionFor({ width: 640, height: 480 }, { width: 80, height: 48 })).toBe(8)
    expect(reductionFor({ width: 640, height: 480 }, { width: 300, height: 48 })).toBe(8)
    expect(reductionFor({ width: 640, height: 480 }, { width: 81, height: 200 })).toBe(4)
    expect(reductionFor({ width: 100, height: 100 }, { width: 200, height: 200 })).toBe(1)
  })
})
