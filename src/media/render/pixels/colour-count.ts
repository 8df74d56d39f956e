/** The colours of a picture, gathered in cells of 8 levels a side: parallel arrays, one entry for each cell that occurs. */
export interface ColourCount {
  readonly size: number
  /** Mean colour of the cell: `channels[0]` blue, 1 green, 2 red; 0..255. */
  readonly channels: readonly [Float64Array, Float64Array, Float64Array]
  /** How many pixels lie in it. */
  readonly weight: Float64Array
}

const CELLS = 32_768
const SHIFTS = [0, 8, 16] as const

/** Counts pixels `red << 16 | green << 8 | blue`. */
export const countColours = (pixels: Int32Array): ColourCount => {
  const sums = new Float64Array(CELLS * 4)
  let size = 0
  for (const pixel of pixels) {
    const cell = (((pixel >> 9) & 0x7c00) | ((pixel >> 6) & 0x3e0) | ((pixel >> 3) & 0x1f)) * 4
    if (sums[cell + 3] === 0) size++
    for (let i = 0; i < 3; i++) sums[cell + i] = (sums[cell + i] ?? 0) + ((pixel >> (SHIFTS[i] ?? 0)) & 255)
    sums[cell + 3] = (sums[cell + 3] ?? 0) + 1
  }
  return packed(sums, size)
}

const packed = (sums: Float64Array, size: number): ColourCount => {
  const count: ColourCount = {
    size,
    channels: [new Float64Array(size), new Float64Array(size), new Float64Array(size)],
    weight: new Float64Array(size),
  }
  let entry = 0
  for (let at = 0; at < sums.length; at += 4) {
    const weight = sums[at + 3] ?? 0
    if (weight === 0) continue
    count.channels.forEach((channel, i) => (channel[entry] = (sums[at + i] ?? 0) / weight))
    count.weight[entry++] = weight
  }
  return count
}
