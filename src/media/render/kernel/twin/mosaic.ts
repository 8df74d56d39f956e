import type { Memory, Pointer } from '../kernel'
import { mosaicJob } from '../mosaic-job'
import { Coder } from './mosaic/coder'

/** `mosaic`, see its parameters. */
export const mosaic = (memory: Memory, at: Pointer): number => {
  const coder = new Coder(memory, mosaicJob.read(memory, at))
  mosaicJob.write(memory, at, { visited: coder.encode() })
  return coder.length
}
