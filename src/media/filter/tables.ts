import { clamp, type Colour } from '../canvas'
import type { Frame } from '../frame'

/** What each value of blue, green and red becomes: 256 bytes each. */
export type Tables = readonly [blue: Uint8Array, green: Uint8Array, red: Uint8Array]

/** A table from a function of 0..255, which may overshoot. */
export const tableOf = (value: (level: number) => number): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, level) => clamp(value(level)))

/** Three tables that run evenly from colour to colour. */
export const tablesThrough = (colours: readonly Colour[]): Tables => {
  const at = (level: number, channel: 0 | 1 | 2): number => {
    const place = (level / 255) * (colours.length - 1)
    const before = colours[Math.floor(place)]?.[channel] ?? 0
    const after = colours[Math.ceil(place)]?.[channel] ?? 0
    return before + (after - before) * (place % 1)
  }
  return [tableOf((level) => at(level, 0)), tableOf((level) => at(level, 1)), tableOf((level) => at(level, 2))]
}

/** Each channel through its table. */
export const mapChannels = (frame: Frame, [blue, green, red]: Tables, target: Uint8Array): void => {
  const { data } = frame
  for (let at = 0; at < data.length; at += 3) {
    target[at] = blue[data[at] ?? 0] ?? 0
    target[at + 1] = green[data[at + 1] ?? 0] ?? 0
    target[at + 2] = red[data[at + 2] ?? 0] ?? 0
  }
}

/** The brightness of each pixel through three tables, mixed in by `share` in 256ths. */
export const mapLuma = (frame: Frame, tables: Tables, share: number, target: Uint8Array): void => {
  const [blue, green, red] = tables
  const { data } = frame
  for (let at = 0; at < data.length; at += 3) {
    const b = data[at] ?? 0
    const g = data[at + 1] ?? 0
    const r = data[at + 2] ?? 0
    const luma = (b * 29 + g * 150 + r * 77) >> 8
    target[at] = b + ((((blue[luma] ?? 0) - b) * share) >> 8)
    target[at + 1] = g + ((((green[luma] ?? 0) - g) * share) >> 8)
    target[at + 2] = r + ((((red[luma] ?? 0) - r) * share) >> 8)
  }
}
