import { Layout } from './layout'

/**
 * Parameters of `scale`: the mean of a BGR picture under each pixel of a target whose pixels are words
 * `red << 16 | green << 8 | blue`. Pointers and strides are in bytes. `sums` has room for 12 bytes for each source column.
 * Lengths are in whole units: across, a source pixel is `acrossSource` and a target pixel `acrossTarget` units wide,
 * so that every overlap is a whole number; `down` likewise.
 */
export const scaleJob = new Layout([
  'source',
  'sourceStride',
  'sourceWidth',
  'sourceHeight',
  'target',
  'targetStride',
  'width',
  'height',
  'sums',
  'acrossSource',
  'acrossTarget',
  'downSource',
  'downTarget',
])
