import type { Size } from './codec/codec'
import type { Frame } from './frame'

/** Where in the target the picture lies; the rest is black. */
interface Placement extends Size {
  readonly x: number
  readonly y: number
}

/** The largest centred rectangle of the frame's aspect in the target. */
const place = (frame: Size, target: Size): Placement => {
  const scale = Math.min(target.width / frame.width, target.height / frame.height)
  const width = Math.min(target.width, Math.max(1, Math.round(frame.width * scale)))
  const height = Math.min(target.height, Math.max(1, Math.round(frame.height * scale)))
  return { x: (target.width - width) >> 1, y: (target.height - height) >> 1, width, height }
}

/** For each target position along one axis: the byte or row before it, the one after it, and the share of the latter. */
interface Axis {
  readonly before: Int32Array
  readonly after: Int32Array
  /** 0..256. */
  readonly share: Int32Array
}

const axis = (from: number, to: number): Axis => {
  const made = { before: new Int32Array(to), after: new Int32Array(to), share: new Int32Array(to) }
  for (let at = 0; at < to; at++) {
    const position = Math.max(0, Math.min(from - 1, ((at + 0.5) * from) / to - 0.5))
    made.before[at] = Math.floor(position)
    made.after[at] = Math.min(from - 1, Math.floor(position) + 1)
    made.share[at] = Math.round((position % 1) * 256)
  }
  return made
}

/**
 * Fits pictures of any size into one size, letterboxed and in their own aspect. Pictures of the right size pass
 * untouched; for others the result's memory is used again by the next call.
 */
export class Fitter {
  private data = Buffer.alloc(0)
  private half = Buffer.alloc(0)
  private key = ''
  private columns: Axis = axis(1, 1)
  private rows: Axis = axis(1, 1)
  private spot: Placement = { x: 0, y: 0, width: 1, height: 1 }

  fit(frame: Frame, target: Size): Frame {
    if (frame.width === target.width && frame.height === target.height) return frame
    const spot = place(frame, target)
    // Linear interpolation looks at two neighbours: what is more than twice too large is halved before.
    if (frame.width >= spot.width * 2 && frame.height >= spot.height * 2 && spot.width > 1 && spot.height > 1)
      return this.fit(this.halve(frame), target)
    this.prepare(frame, target, spot)
    if (frame.width === spot.width && frame.height === spot.height) this.copy(frame, target)
    else this.scale(frame, target)
    return { ...target, data: this.data, madeAtMs: frame.madeAtMs }
  }

  private prepare(frame: Frame, target: Size, spot: Placement): void {
    const key = [frame.width, frame.height, target.width, target.height].join()
    if (key === this.key) return
    this.key = key
    this.spot = spot
    this.data = Buffer.alloc(target.width * target.height * 3)
    this.columns = axis(frame.width, spot.width)
    this.rows = axis(frame.height, spot.height)
  }

  private copy(frame: Frame, target: Size): void {
    const { x, y, width, height } = this.spot
    for (let row = 0; row < height; row++) {
      const source = frame.data.subarray(row * width * 3, (row + 1) * width * 3)
      this.data.set(source, ((y + row) * target.width + x) * 3)
    }
  }

  private scale(frame: Frame, target: Size): void {
    for (let row = 0; row < this.spot.height; row++) {
      const at = ((this.spot.y + row) * target.width + this.spot.x) * 3
      this.scaleRow(frame, row, at)
    }
  }

  /** Long for speed: one multiplication for each corner, in whole numbers, without a call for each pixel. */
  private scaleRow(frame: Frame, row: number, at: number): void {
    const { data, columns } = this
    const source = frame.data
    const stride = frame.width * 3
    const upper = (this.rows.before[row] ?? 0) * stride
    const lower = (this.rows.after[row] ?? 0) * stride
    const down = this.rows.share[row] ?? 0
    for (let column = 0; column < this.spot.width; column++) {
      const left = (columns.before[column] ?? 0) * 3
      const right = (columns.after[column] ?? 0) * 3
      const across = columns.share[column] ?? 0
      for (let channel = 0; channel < 3; channel++, at++) {
        const a = source[upper + left + channel] ?? 0
        const b = source[upper + right + channel] ?? 0
        const c = source[lower + left + channel] ?? 0
        const d = source[lower + right + channel] ?? 0
        const top = (a << 8) + (b - a) * across
        const bottom = (c << 8) + (d - c) * across
        data[at] = ((top << 8) + (bottom - top) * down + 0x8000) >> 16
      }
    }
  }

  /** The mean of each two by two pixels. */
  private halve(frame: Frame): Frame {
    const width = frame.width >> 1
    const height = frame.height >> 1
    const stride = frame.width * 3
    const source = frame.data
    const inPlace = source === this.half
    const out = inPlace || this.half.length === width * height * 3 ? this.half : Buffer.alloc(width * height * 3)
    if (!inPlace) this.half = out
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const from = y * 2 * stride + x * 6
        for (let channel = from; channel < from + 3; channel++) {
          const upper = (source[channel] ?? 0) + (source[channel + 3] ?? 0)
          const lower = (source[channel + stride] ?? 0) + (source[channel + stride + 3] ?? 0)
          out[at++] = (upper + lower + 2) >> 2
        }
      }
    }
    return { width, height, data: out, madeAtMs: frame.madeAtMs }
  }
}
