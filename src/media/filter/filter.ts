import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import type { Faces } from './faces'

/** What a filter is given beside the picture. */
export interface FilterContext {
  /** Unix ms of the picture: what moves in a filter moves by it. */
  readonly nowMs: number
  /** Chance begins with it: the same seed, time and picture give the same result. */
  readonly seed: number
  /** Where the result goes: as long as the frame's data, other memory, and filled with anything. */
  readonly target: Uint8Array
  /** Memory to work in, valid until the filter returns and filled with anything; `part` tells two or three apart. */
  readonly scratch: (part: 0 | 1 | 2, bytes: number) => Uint8Array
  /** Where faces are; undefined: nobody knows yet. Only filters with `needsFaces` may count on it. */
  readonly faces: Faces | undefined
}

/** A way to change a picture. It owns nothing and remembers nothing; what it is given decides alone. */
export interface Filter {
  /** As it is written in a list: small letters, words joined by a dash. */
  readonly name: string
  /** One sentence for a menu. */
  readonly about: string
  /** What more of it does, as a clause. */
  readonly strengthMeans: string
  /** 1..100, where none is asked for. */
  readonly defaultStrength: number
  /** It is told where faces are. */
  readonly needsFaces?: true
  /**
   * The picture changed, of the same size, in `context.target`; the frame's own data stays as it is. `strength` is 1 to
   * 100: at 0 a filter is not asked.
   */
  apply(frame: Frame, strength: number, context: FilterContext): Frame
  /** Where the faces are in the result, for a filter that moves what is in the picture. */
  moves?(faces: Faces, strength: number, size: Size): Faces
}

/** The frame with other pixels. */
export const withPixels = (frame: Frame, data: Uint8Array): Frame => ({ ...frame, data })

/** A strength of 0..100 as a share in 256ths. */
export const share256 = (strength: number): number => Math.round((strength * 256) / 100)
