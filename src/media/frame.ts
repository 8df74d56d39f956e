/** A picture in memory: BGR, 8 bits a channel, rows from the top, no padding; `data.length === width * height * 3`. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
  /** Unix time in milliseconds when the picture was made (by our source, or as the sender says). */
  readonly madeAtMs: number
}

/** The largest picture that is ever decoded or allocated, in pixels. */
export const MAX_PIXELS = 4_000_000
