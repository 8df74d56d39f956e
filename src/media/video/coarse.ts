import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import { GridScaler } from '../render/grid-scaler'
import type { Kernel } from '../render/kernel/kernel'
import { loadKernel } from '../render/kernel/load-kernel'

/** Takes detail from a picture, so that neighbouring cells or pixels of the terminal are alike and cost less. */
export class Coarse {
  private kernel: Kernel | undefined
  private scaler: GridScaler | undefined
  private data = new Uint8Array(0)

  /**
   * The picture with `detail`, a share of the sides of what can be shown; its memory is used again by the next call. A
   * picture that has no more than that passes untouched.
   */
  reduce(frame: Frame, shown: Size, detail: number): Frame {
    const share = detail * Math.max(shown.width / frame.width, shown.height / frame.height)
    if (detail >= 1 || share >= 1) return frame
    const width = Math.max(1, Math.round(frame.width * share))
    const height = Math.max(1, Math.round(frame.height * share))
    const scaler = this.scalerFor({ width, height })
    // Rounded sides have not quite the frame's aspect, and a bar would be worse than a lost line.
    this.take(scaler.scale(frame, 'fill'), scaler)
    return { width, height, data: this.data, madeAtMs: frame.madeAtMs }
  }

  private scalerFor({ width, height }: Size): GridScaler {
    if (this.scaler?.width === width && this.scaler.height === height) return this.scaler
    this.kernel ??= loadKernel()
    this.kernel.release()
    this.data = new Uint8Array(width * height * 3)
    return (this.scaler = new GridScaler(this.kernel, { width, height, pixelHeight: 1 }))
  }

  /** Words of a grid as BGR. */
  private take(words: Int32Array, { width, height, stride }: GridScaler): void {
    for (let y = 0, at = 0; y < height; y++)
      for (let x = 0; x < width; x++, at += 3) {
        const word = words[y * stride + x] ?? 0
        this.data[at] = word
        this.data[at + 1] = word >> 8
        this.data[at + 2] = word >> 16
      }
  }
}
