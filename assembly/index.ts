// The renderer's kernels. Each takes the address of its parameters and gives back a number; what they mean is said in
// src/media/render/kernel/, where each has a twin in TypeScript that gives the same bytes.
export { bands } from './bands'
export { dither } from './dither'
export { half } from './half'
export { mosaic } from './mosaic'
export { quantize } from './quantize'
export { scale } from './scale'

/** The first byte that the kernels' own tables do not use. */
export function heapStart(): usize {
  return __heap_base
}
