import type { PictureCodec, Size } from '../codec/codec'
import { Fitter } from '../fit'
import type { Frame } from '../frame'
import type { Rung } from '../quality/ladder'
import { Fitting, type Ceiling } from './fitting'

/** A picture that fits, and how it was made to. */
export interface FittedPicture extends Size {
  readonly jpeg: Uint8Array
  readonly quality: number
}

const ceilingOf = ({ width, height, quality }: Rung, maxBytes: number): Ceiling => ({
  size: { width, height },
  quality,
  maxBytes,
})

/** Encodes pictures as well as they are wished for, and no larger than they may be. */
export class FittedEncoder {
  private readonly shrinker = new Fitter()
  private readonly fitting: Fitting

  constructor(
    private readonly codec: PictureCodec,
    rung: Rung,
    private maxBytes: number,
  ) {
    this.fitting = new Fitting(ceilingOf(rung, maxBytes))
  }

  /** Somebody wishes for something else: what fits is found anew. */
  wish(rung: Rung, maxBytes: number): void {
    this.maxBytes = maxBytes
    this.fitting.setCeiling(ceilingOf(rung, maxBytes))
  }

  /** Limits moved by themselves: what was found goes on within them. */
  follow(rung: Rung): void {
    this.fitting.follow(ceilingOf(rung, this.maxBytes))
  }

  /** The JPEG of a picture; undefined where none fits. Rejects with CodecError. */
  async encode(picture: Frame): Promise<FittedPicture | undefined> {
    for (;;) {
      const { size, quality } = this.fitting.attempt
      const jpeg = await this.codec.encodeJpeg(this.shrinker.fit(picture, size), quality)
      if (jpeg.length <= this.maxBytes) {
        this.fitting.fitted(jpeg.length)
        return { jpeg, quality, ...size }
      }
      if (!this.fitting.tooLarge(jpeg.length)) return undefined
    }
  }
}
