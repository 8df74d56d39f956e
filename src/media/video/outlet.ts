import type { Frame } from '../frame'
import type { Statistics } from './statistics'

/** A picture that was encoded. */
export interface EncodedPicture {
  readonly jpeg: Uint8Array
  /** Unix ms. */
  readonly madeAtMs: number
  /** Pictures a second, as they are meant to come. */
  readonly fps: number
}

/** What became of a picture: its size on the way, and the order number of its datagram, where there is one. */
export interface Delivered {
  readonly taken: boolean
  readonly bytes: number
  readonly order?: number
}

/** Where encoded pictures go: to the other one of a call, or back to ourselves. */
export interface Outlet {
  /** The next picture is wanted so soon, also when it is no new one, in ms; undefined: as it is usual. */
  readonly hurryMs: number | undefined
  /** A picture before it is encoded; its memory is valid until the next one. */
  begun(frame: Frame): void
  /** Takes a picture away; undefined where it is none. */
  deliver(picture: EncodedPicture, statistics: Statistics): Promise<Delivered | undefined>
}
