import { takeFrame } from '../codec/opencv-codec'
import type { Mat, OpenCv, VideoCapture } from '../codec/opencv-library'
import { messageOf } from '../codec/opencv-library'
import type { Frame } from '../frame'
import type { SourceFormat, VideoSource } from './source'
import { SourceError } from './source'

/** So many empty pictures in a row mean that the camera is gone. */
const EMPTY_READS = 10

/**
 * A camera by OpenCV. It is read all the time, in the thread pool because a read waits for the next picture, and the
 * newest picture is kept: what nobody asked for is not shown late.
 */
export class OpenCvCamera implements VideoSource {
  readonly label: string
  readonly ended = false
  private newest: { readonly mat: Mat; readonly madeAtMs: number } | undefined
  private failure: SourceError | undefined
  private closed = false
  private readonly reading: Promise<void>

  private constructor(
    private readonly capture: VideoCapture,
    index: number,
  ) {
    this.label = `camera ${index}`
    this.reading = this.readAll()
  }

  /** Opens a camera by its number; the format is a wish that it may not fulfil. */
  static open(cv: OpenCv, index: number, format: SourceFormat): Promise<OpenCvCamera> {
    try {
      const backend = process.platform === 'linux' ? cv.CAP_V4L2 : cv.CAP_ANY
      const capture = new cv.VideoCapture(index, backend)
      capture.set(cv.CAP_PROP_FRAME_WIDTH, format.width)
      capture.set(cv.CAP_PROP_FRAME_HEIGHT, format.height)
      capture.set(cv.CAP_PROP_FPS, format.fps)
      return Promise.resolve(new OpenCvCamera(capture, index))
    } catch (thrown) {
      const error = new SourceError('unreadable', `OpenCV cannot open camera ${index}. Does another program use it?`, {
        cause: thrown,
      })
      return Promise.reject(error)
    }
  }

  next(): Promise<Frame | undefined> {
    if (this.failure !== undefined) return Promise.reject(this.failure)
    const newest = this.newest
    this.newest = undefined
    return Promise.resolve(newest && takeFrame(newest.mat, newest.madeAtMs))
  }

  /** The device is released after the read that is under way: not before, it would be pulled from under it. */
  async close(): Promise<void> {
    this.closed = true
    await this.reading
  }

  private async readAll(): Promise<void> {
    let empty = 0
    try {
      while (!this.closed && empty < EMPTY_READS) empty = this.keep(await this.capture.readAsync()) ? 0 : empty + 1
      if (empty > 0) this.fail('it gives no more pictures')
    } catch (thrown) {
      this.fail(messageOf(thrown))
    } finally {
      this.newest?.mat.release()
      this.newest = undefined
      this.capture.release()
    }
  }

  private keep(mat: Mat): boolean {
    if (mat.rows === 0 || mat.channels !== 3) {
      mat.release()
      return false
    }
    this.newest?.mat.release()
    this.newest = { mat, madeAtMs: Date.now() }
    return true
  }

  private fail(why: string): void {
    if (!this.closed)
      this.failure = new SourceError('stopped', `The ${this.label} stopped: ${why}. Is it still plugged in?`)
  }
}
