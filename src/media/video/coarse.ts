import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import { Scaler } from '../render/scale'

/** Takes detail from a picture, so that neighbouring cells or pixels of the terminal are alike and cost less. */
export class Coarse {
  private readonly scaler = new Scaler()

  /**
   * The picture with `detail`, a share of the sides of what can be shown; its memory is used again by the next call. A
   * picture that has no more than that passes untouched.
   */
  reduce(frame: Frame, shown: Size, detail: number): Frame {
    const share = detail * Math.max(shown.width / frame.width, shown.height / frame.height)
    if (detail >= 1 || share >= 1) return frame
    const width = Math.max(1, Math.round(frame.width * share))
    const height = Math.max(1, Math.round(frame.height * share))
    const data = this.scaler.scale(frame, { width, height, pixelHeight: 1 })
    return { width, height, data, madeAtMs: frame.madeAtMs }
  }
}
