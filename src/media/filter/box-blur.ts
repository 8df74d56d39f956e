import type { Size } from '../codec/codec'

/** Sums of a box become means by a multiplication: this many of the box's pixels, in 65,536ths. */
const inverse = (radius: number): number => Math.floor(65_536 / (2 * radius + 1))

/** Each row of BGR pixels becomes the mean of `2 * radius + 1` neighbours; beyond the edge is the edge. Long for speed. */
const blurRows = (from: Uint8Array, to: Uint8Array, { width, height }: Size, radius: number): void => {
  const share = inverse(radius)
  const last = (width - 1) * 3
  for (let y = 0; y < height; y++) {
    const row = y * width * 3
    for (let channel = row; channel < row + 3; channel++) {
      let sum = (from[channel] ?? 0) * (radius + 1)
      for (let step = 1; step <= radius; step++) sum += from[channel + Math.min(last, step * 3)] ?? 0
      let add = (radius + 1) * 3
      let drop = -radius * 3
      for (let x = 0; x <= last; x += 3, add += 3, drop += 3) {
        to[channel + x] = (sum * share + 0x8000) >> 16
        sum += (from[channel + (add < last ? add : last)] ?? 0) - (from[channel + (drop > 0 ? drop : 0)] ?? 0)
      }
    }
  }
}

/** The same of the columns, row by row, because memory is read in that order. */
const blurColumns = (from: Uint8Array, to: Uint8Array, { width, height }: Size, radius: number): void => {
  const stride = width * 3
  const share = inverse(radius)
  const rowAt = (y: number): number => Math.max(0, Math.min(height - 1, y)) * stride
  const sums = new Int32Array(stride)
  for (let y = -radius; y <= radius; y++) {
    const row = rowAt(y)
    for (let x = 0; x < stride; x++) sums[x] = (sums[x] ?? 0) + (from[row + x] ?? 0)
  }
  for (let y = 0; y < height; y++) {
    const row = y * stride
    const add = rowAt(y + radius + 1)
    const drop = rowAt(y - radius)
    for (let x = 0; x < stride; x++) {
      const sum = sums[x] ?? 0
      to[row + x] = (sum * share + 0x8000) >> 16
      sums[x] = sum + (from[add + x] ?? 0) - (from[drop + x] ?? 0)
    }
  }
}

/** The mean of the square around each BGR pixel, from `data` into `target`, by way of `between`; all of them as long. */
export const boxBlur = (
  data: Uint8Array,
  size: Size,
  radius: number,
  memory: { readonly between: Uint8Array; readonly target: Uint8Array },
): void => {
  blurRows(data, memory.between, size, radius)
  blurColumns(memory.between, memory.target, size, radius)
}
