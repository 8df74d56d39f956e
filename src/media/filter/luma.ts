import type { Frame } from '../frame'

/** The brightness of each pixel (BT.601, in 256ths), a byte each, into `plane`. */
export const lumaInto = ({ data }: Frame, plane: Uint8Array): Uint8Array => {
  for (let at = 0, to = 0; at < data.length; at += 3, to++) {
    plane[to] = ((data[at] ?? 0) * 29 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 77) >> 8
  }
  return plane
}
