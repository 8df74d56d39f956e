import type { Frame } from '../../../src/media/frame'

/** RGB, 8 bits a channel, rows from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A black one. */
export const blank = (width: number, height: number): Picture => ({
  width,
  height,
  data: new Uint8Array(width * height * 3),
})

/** A frame's BGR as RGB. */
export const pictureOf = ({ width, height, data }: Frame): Picture => {
  const picture = blank(width, height)
  for (let i = 0; i < data.length; i += 3) {
    picture.data[i] = data[i + 2]!
    picture.data[i + 1] = data[i + 1]!
    picture.data[i + 2] = data[i]!
  }
  return picture
}

interface Share {
  readonly index: number
  readonly weight: number
}

/** For each target position, the source positions under it and how much of each. */
const sharesOf = (from: number, to: number): readonly (readonly Share[])[] =>
  Array.from({ length: to }, (_, i) => {
    const start = (i * from) / to
    const end = ((i + 1) * from) / to
    const shares: Share[] = []
    for (let index = Math.floor(start); index < end - 1e-9 && index < from; index++) {
      const weight = (Math.min(end, index + 1) - Math.max(start, index)) / (end - start)
      shares.push({ index, weight })
    }
    return shares
  })

const scaledAcross = (from: Picture, width: number): Float32Array => {
  const wide = new Float32Array(width * from.height * 3)
  sharesOf(from.width, width).forEach((shares, x) => {
    for (let y = 0; y < from.height; y++)
      for (const { index, weight } of shares)
        for (let channel = 0; channel < 3; channel++)
          wide[(y * width + x) * 3 + channel]! += weight * from.data[(y * from.width + index) * 3 + channel]!
  })
  return wide
}

/** The mean under each target pixel, by floating point and from the definition. */
export const resized = (from: Picture, width: number, height: number): Picture => {
  if (from.width === width && from.height === height) return from
  const wide = scaledAcross(from, width)
  const rowLength = width * 3
  const row = new Float32Array(rowLength)
  const to = blank(width, height)
  sharesOf(from.height, height).forEach((shares, y) => {
    row.fill(0.5)
    for (const { index, weight } of shares)
      for (let i = 0; i < rowLength; i++) row[i]! += weight * wide[index * rowLength + i]!
    to.data.set(row, y * rowLength)
  })
  return to
}
