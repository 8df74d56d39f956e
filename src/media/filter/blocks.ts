import type { Rectangle } from '../canvas'
import type { Size } from '../codec/codec'

/** A picture that is painted in place. */
export interface Painted extends Size {
  readonly data: Uint8Array
}

/** Gives each block of a rectangle, which is in pixels and cut to the picture, the mean of its pixels. */
export const blocksIn = (picture: Painted, area: Rectangle, block: Size): void => {
  const left = Math.max(0, Math.floor(area.x))
  const top = Math.max(0, Math.floor(area.y))
  const right = Math.min(picture.width, Math.ceil(area.x + area.width))
  const bottom = Math.min(picture.height, Math.ceil(area.y + area.height))
  for (let y = top; y < bottom; y += block.height) {
    const height = Math.min(block.height, bottom - y)
    for (let x = left; x < right; x += block.width)
      level(picture, { x, y, width: Math.min(block.width, right - x), height })
  }
}

const level = ({ data, width }: Painted, block: Rectangle): void => {
  let blue = 0
  let green = 0
  let red = 0
  for (let y = block.y; y < block.y + block.height; y++) {
    const end = (y * width + block.x + block.width) * 3
    for (let at = (y * width + block.x) * 3; at < end; at += 3) {
      blue += data[at] ?? 0
      green += data[at + 1] ?? 0
      red += data[at + 2] ?? 0
    }
  }
  const count = block.width * block.height
  fill(data, width, block, [Math.round(blue / count), Math.round(green / count), Math.round(red / count)])
}

const fill = (
  data: Uint8Array,
  width: number,
  block: Rectangle,
  [b, g, r]: readonly [number, number, number],
): void => {
  for (let y = block.y; y < block.y + block.height; y++) {
    const end = (y * width + block.x + block.width) * 3
    for (let at = (y * width + block.x) * 3; at < end; at += 3) {
      data[at] = b
      data[at + 1] = g
      data[at + 2] = r
    }
  }
}
