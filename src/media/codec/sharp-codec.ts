import type { Sharp, SharpOptions } from 'sharp'
import type { Frame } from '../frame'
import { MAX_PIXELS } from '../frame'
import type { DecodeRequest, PictureCodec } from './codec'
import { CodecError, reducedSize, reductionFor, STILL_SIDE } from './codec'
import { readJpegHeader } from './jpeg-header'
import { messageOf } from './opencv-library'

/** The function that the package `sharp` is. */
export type SharpLibrary = (input: Uint8Array | string, options?: SharpOptions) => Sharp

/** The largest own still picture that is opened, in pixels. */
const MAX_STILL_PIXELS = 200_000_000

/** Swaps the first and the third channel: RGB to BGR or back. */
const swapRedAndBlue = (pixels: Uint8Array): Uint8Array => {
  const out = new Uint8Array(pixels.length)
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    out[at] = pixels[at + 2] ?? 0
    out[at + 1] = pixels[at + 1] ?? 0
    out[at + 2] = pixels[at] ?? 0
  }
  return out
}

/** Pictures by sharp (libvips), for machines where the OpenCV addon is not built. */
export class SharpCodec implements PictureCodec {
  readonly name = 'sharp'

  constructor(private readonly sharp: SharpLibrary) {}

  encodeJpeg(frame: Frame, quality: number): Promise<Uint8Array> {
    return this.attempt('failed', () => this.raw(frame).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer())
  }

  encodePng(frame: Frame): Promise<Uint8Array> {
    return this.attempt('failed', () => this.raw(frame).png({ compressionLevel: 3 }).toBuffer())
  }

  decodeJpeg(jpeg: Uint8Array, request: DecodeRequest): Promise<Frame> {
    return this.attempt('damaged', async () => {
      const header = readJpegHeader(jpeg)
      if (typeof header === 'string') throw new CodecError('damaged', `The JPEG is ${header}.`)
      const size = reducedSize(header, reductionFor(header, request.wanted))
      const image = this.sharp(jpeg, { limitInputPixels: MAX_PIXELS, failOn: 'truncated' })
      return this.frameOf(image.resize(size.width, size.height, { fit: 'fill', kernel: 'linear' }), request.madeAtMs)
    })
  }

  readStill(path: string): Promise<Frame> {
    return this.attempt('unreadable', () => {
      const image = this.sharp(path, { limitInputPixels: MAX_STILL_PIXELS }).rotate()
      const inside = { fit: 'inside', withoutEnlargement: true } as const
      return this.frameOf(image.resize(STILL_SIDE, STILL_SIDE, inside), Date.now())
    })
  }

  private raw(frame: Frame): Sharp {
    const { width, height } = frame
    return this.sharp(swapRedAndBlue(frame.data), { raw: { width, height, channels: 3 } })
  }

  private async frameOf(image: Sharp, madeAtMs: number): Promise<Frame> {
    const colour = image.flatten({ background: '#000' }).toColourspace('srgb')
    const { data, info } = await colour.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    const channels: number = info.channels
    if (channels !== 3) throw new CodecError('unreadable', `A picture of ${channels} channels cannot be shown.`)
    return { width: info.width, height: info.height, data: swapRedAndBlue(data), madeAtMs }
  }

  private async attempt<Result>(reason: CodecError['reason'], action: () => Promise<Result>): Promise<Result> {
    try {
      return await action()
    } catch (thrown) {
      throw thrown instanceof CodecError ? thrown : new CodecError(reason, messageOf(thrown), { cause: thrown })
    }
  }
}
