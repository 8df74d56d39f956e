import type { Size } from '../codec/codec'
import type { Frame } from '../frame'

/** Why a source gives no pictures; `message` is fit for a person. */
export class SourceError extends Error {
  constructor(
    readonly reason: 'absent' | 'unreadable' | 'stopped' | 'unsupported',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'SourceError'
  }
}

/** What a source is asked for with each picture. */
export interface Wish {
  /** Unix time in milliseconds. */
  readonly now: number
  /** The size that will be sent. A source may deliver any other; it is fitted afterwards. */
  readonly size: Size
}

/** Where the pictures that are sent come from. It is asked for one as often as one can be sent. */
export interface VideoSource {
  /** What it is, for people: "camera 0", "pattern", the name of the file. */
  readonly label: string
  /**
   * The newest picture, or nothing when there is none newer than the one given last. Its memory belongs to the source
   * and stays as it is until the next picture is given. Rejects with SourceError when no more can come.
   */
  next(wish: Wish): Promise<Frame | undefined>
  /** True when a file has come to its end; the last picture stays. */
  readonly ended: boolean
  /** Gives the device back. Idempotent. */
  close(): Promise<void>
}

/** What the pictures of a camera or a file are asked to be like when it is opened. */
export interface SourceFormat extends Size {
  readonly fps: number
}
