import type { Frame } from '../frame'
import type { DecodeRequest, JpegEncoder, PictureCodec, Reduction } from './codec'
import { CodecError, reductionFor, STILL_SIDE } from './codec'
import { readJpegHeader } from './jpeg-header'
import type { Mat, OpenCv } from './opencv-library'
import { messageOf } from './opencv-library'

/** A buffer over the same memory, which is what the addon takes. */
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The pixels of a matrix as a frame; the matrix is released. */
export const takeFrame = (mat: Mat, madeAtMs: number): Frame => {
  try {
    return { width: mat.cols, height: mat.rows, data: mat.getData(), madeAtMs }
  } finally {
    mat.release()
  }
}

/** The matrix, or one that is no larger than the sides; one of the two is released. */
export const shrink = (cv: OpenCv, mat: Mat, maxSides: { readonly width: number; readonly height: number }): Mat => {
  const scale = Math.min(maxSides.width / mat.cols, maxSides.height / mat.rows)
  if (scale >= 1) return mat
  try {
    const rows = Math.max(1, Math.round(mat.rows * scale))
    return mat.resize(rows, Math.max(1, Math.round(mat.cols * scale)), 0, 0, cv.INTER_AREA)
  } finally {
    mat.release()
  }
}

/** Pictures by OpenCV: synchronous inside, because these calls take about a millisecond and are the sturdier ones. */
export class OpenCvCodec implements PictureCodec {
  readonly name = 'opencv'
  readonly encodeJpegNow: JpegEncoder = (frame, quality) =>
    this.encode(frame, '.jpg', [this.cv.IMWRITE_JPEG_QUALITY, quality])

  constructor(private readonly cv: OpenCv) {}

  encodeJpeg(frame: Frame, quality: number): Promise<Uint8Array> {
    return this.attempt('failed', () => this.encodeJpegNow(frame, quality))
  }

  encodePng(frame: Frame): Promise<Uint8Array> {
    return this.attempt('failed', () => this.encode(frame, '.png'))
  }

  decodeJpeg(jpeg: Uint8Array, request: DecodeRequest): Promise<Frame> {
    return this.attempt('damaged', () => {
      const header = readJpegHeader(jpeg)
      if (typeof header === 'string') throw new CodecError('damaged', `The JPEG is ${header}.`)
      const flags = this.flags(reductionFor(header, request.wanted))
      return takeFrame(this.filled(this.cv.imdecode(bufferOf(jpeg), flags)), request.madeAtMs)
    })
  }

  readStill(path: string): Promise<Frame> {
    return this.attempt('unreadable', () => {
      const mat = this.filled(this.cv.imread(path, this.cv.IMREAD_COLOR))
      return takeFrame(shrink(this.cv, mat, { width: STILL_SIDE, height: STILL_SIDE }), Date.now())
    })
  }

  private encode(frame: Frame, extension: string, parameters?: readonly number[]): Uint8Array {
    const mat = new this.cv.Mat(bufferOf(frame.data), frame.height, frame.width, this.cv.CV_8UC3)
    try {
      return parameters ? this.cv.imencode(extension, mat, parameters) : this.cv.imencode(extension, mat)
    } finally {
      mat.release()
    }
  }

  /** A sender's note on orientation is ignored: the size in the frame header is the size of the picture. */
  private flags(reduction: Reduction): number {
    const { cv } = this
    const colour = {
      1: cv.IMREAD_COLOR,
      2: cv.IMREAD_REDUCED_COLOR_2,
      4: cv.IMREAD_REDUCED_COLOR_4,
      8: cv.IMREAD_REDUCED_COLOR_8,
    }
    return colour[reduction] | cv.IMREAD_IGNORE_ORIENTATION
  }

  /** OpenCV answers with an empty matrix to what it cannot read. */
  private filled(mat: Mat): Mat {
    if (mat.cols > 0 && mat.rows > 0 && mat.channels === 3) return mat
    mat.release()
    throw new CodecError('damaged', 'OpenCV cannot read this as a picture.')
  }

  private attempt<Result>(reason: CodecError['reason'], action: () => Result): Promise<Result> {
    try {
      return Promise.resolve(action())
    } catch (thrown) {
      const error = thrown instanceof CodecError ? thrown : new CodecError(reason, messageOf(thrown), { cause: thrown })
      return Promise.reject(error)
    }
  }
}
