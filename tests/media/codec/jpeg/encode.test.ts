import { encodeJpeg } from '../../../../src/media/codec/jpeg/encode'
import { readJpegHeader } from '../../../../src/media/codec/jpeg-header'
import type { Frame } from '../../../../src/media/frame'
import { frameOf } from '../../../support/frames'
import { noise, openCvCodec, sharpLibrary } from '../../../support/pictures'

/** What another decoder makes of it, BGR. */
const decoded = async (jpeg: Uint8Array): Promise<Frame> => {
  const { data, info } = await sharpLibrary()(jpeg).raw().toBuffer({ resolveWithObject: true })
  const bgr = Uint8Array.from(data, (_, i) => data[i - (i % 3) + 2 - (i % 3)]!)
  return { width: info.width, height: info.height, data: bgr, madeAtMs: 0 }
}

const psnr = (a: Frame, b: Frame): number => {
  const sum = a.data.reduce((all, value, i) => all + (value - b.data[i]!) ** 2, 0)
  return 10 * Math.log10(255 ** 2 / (sum / a.data.length))
}

const slopes = (width: number, height: number): Frame =>
  frameOf(width, height, (x, y) => [
    128 + 100 * Math.sin(x / 9) * Math.cos(y / 14),
    (x * 255) / width,
    (y * 255) / height,
  ])

describe('the JPEG encoder without packages', () => {
  it.each([
    [1, 1],
    [16, 16],
    [17, 33],
    [8, 100],
    [160, 120],
  ])('writes %dx%d pixels as others read them', async (width, height) => {
    const frame = slopes(width, height)
    const jpeg = encodeJpeg(frame, 92)
    expect(readJpegHeader(jpeg)).toMatchObject({ width, height })
    expect(psnr(await decoded(jpeg), frame)).toBeGreaterThan(34)
  })

  it('is as large and as good as the one of OpenCV', async () => {
    const frame = slopes(320, 240)
    for (const quality of [20, 50, 80, 95]) {
      const own = encodeJpeg(frame, quality)
      const other = await openCvCodec().encodeJpeg(frame, quality)
      expect(own.length / other.length).toBeGreaterThan(0.9)
      expect(own.length / other.length).toBeLessThan(1.1)
      expect(psnr(await decoded(own), frame)).toBeGreaterThan(psnr(await decoded(other), frame) - 0.5)
    }
  })

  it.each([1, 50, 100])('writes noise and hard edges whole at quality %d', async (quality) => {
    const size = { width: 70, height: 50 }
    const edges = frameOf(70, 50, (x, y) => ((x ^ y) & 4 ? [255, 255, 255] : [0, 0, 0]))
    for (const frame of [noise(size), edges]) {
      const shown = await decoded(encodeJpeg(frame, quality))
      expect([shown.width, shown.height]).toEqual([70, 50])
    }
    if (quality === 100) expect(psnr(await decoded(encodeJpeg(edges, quality)), edges)).toBeGreaterThan(40)
  })
})
