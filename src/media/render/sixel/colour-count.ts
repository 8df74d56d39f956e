/** The colours of a picture, gathered in cells of 8 levels a side: parallel arrays, one entry for each cell that occurs. */
export interface ColourCount {
  readonly size: number
  /** Mean colour of the cell: `channels[0]` blue, 1 green, 2 red; 0..255. */
  readonly channels: readonly [Float64Array, Float64Array, Float64Array]
  /** How many pixels lie in it. */
  readonly weight: Float64Array
}

/** The cells of a table by 15 bits of colour. */
export const TABLE_CELLS = 32_768

/** The cell of a colour: five bits of each channel, red the highest. */
export const tableCell = (blue: number, green: number, red: number): number =>
  ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3)

/** Counts the pixels of a BGR picture. */
export const countColours = (bgr: Uint8Array): ColourCount => {
  const sums = new Float64Array(TABLE_CELLS * 4)
  let size = 0
  for (let at = 0; at + 2 < bgr.length; at += 3) {
    const blue = bgr[at] ?? 0
    const green = bgr[at + 1] ?? 0
    const red = bgr[at + 2] ?? 0
    const cell = tableCell(blue, green, red) * 4
    if (sums[cell + 3] === 0) size++
    sums[cell] = (sums[cell] ?? 0) + blue
    sums[cell + 1] = (sums[cell + 1] ?? 0) + green
    sums[cell + 2] = (sums[cell + 2] ?? 0) + red
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
