import type { Size } from './codec/codec'

/** A colour: blue, green, red, each 0..255. */
export type Colour = readonly [blue: number, green: number, red: number]

/** A rectangle in pixels; parts outside of the picture are not drawn. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A picture in memory that is drawn into: BGR, rows from the top. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly data: Buffer

  constructor(size: Size) {
    this.width = size.width
    this.height = size.height
    this.data = Buffer.alloc(size.width * size.height * 3)
  }

  pixel(x: number, y: number, colour: Colour): void {
    const at = (y * this.width + x) * 3
    this.data[at] = colour[0]
    this.data[at + 1] = colour[1]
    this.data[at + 2] = colour[2]
  }

  rectangle(area: Rectangle, colour: Colour): void {
    const left = Math.max(0, Math.round(area.x))
    const right = Math.min(this.width, Math.round(area.x + area.width))
    const top = Math.max(0, Math.round(area.y))
    const bottom = Math.min(this.height, Math.round(area.y + area.height))
    if (left >= right) return
    for (let y = top; y < bottom; y++) {
      const at = (y * this.width + left) * 3
      if (y === top) for (let x = left; x < right; x++) this.pixel(x, y, colour)
      else this.data.copyWithin(at, (top * this.width + left) * 3, (top * this.width + right) * 3)
    }
  }

  /** A disc lit from its upper left. */
  ball(centre: { readonly x: number; readonly y: number }, radius: number, colour: Colour): void {
    const top = Math.max(0, Math.ceil(centre.y - radius))
    const bottom = Math.min(this.height - 1, Math.floor(centre.y + radius))
    for (let y = top; y <= bottom; y++) {
      const half = Math.sqrt(Math.max(0, radius * radius - (y - centre.y) ** 2))
      const right = Math.min(this.width - 1, Math.floor(centre.x + half))
      for (let x = Math.max(0, Math.ceil(centre.x - half)); x <= right; x++) {
        const light = 1.15 - 0.55 * (Math.hypot(x - centre.x + radius / 3, y - centre.y + radius / 3) / radius)
        this.pixel(x, y, [clamp(colour[0] * light), clamp(colour[1] * light), clamp(colour[2] * light)])
      }
    }
  }

  /** Makes `rows` rows from `y` on equal to row `y`. */
  repeatRow(y: number, rows: number): void {
    const stride = this.width * 3
    const last = Math.min(this.height, y + rows)
    for (let row = y + 1; row < last; row++) this.data.copyWithin(row * stride, y * stride, (y + 1) * stride)
  }
}

/** A number as a channel's value. */
export const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)))

/** A full, bright colour of the wheel; `turn` counts in turns. */
export const hue = (turn: number): Colour => {
  const channel = (shift: number): number => clamp(128 + 127 * Math.cos(2 * Math.PI * (turn + shift)))
  return [channel(1 / 3), channel(-1 / 3), channel(0)]
}
