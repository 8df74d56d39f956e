/** A number of 32 bits that looks like chance, and is the same for the same two numbers (mulberry32's mixing). */
export const hash = (seed: number, counter: number): number => {
  const state = (Math.imul(seed | 0, 0x9e3779b1) + Math.imul(counter | 0, 0x6d2b79f5) + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return (mixed ^ (mixed >>> 14)) >>> 0
}

/** The same as a number from 0 up to 1. */
export const chance = (seed: number, counter: number): number => hash(seed, counter) / 2 ** 32

const GRAINS = 1 << 16

let made: Int8Array | undefined

/** 65,536 grains of noise from -128 to 127, evenly spread; to be read from a place that chance picks, and around. */
export const grains = (): Int8Array => (made ??= Int8Array.from({ length: GRAINS }, (_, at) => hash(1, at) >> 24))
