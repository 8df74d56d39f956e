/** The colours of a sixel picture. */
export interface Palette {
  /** 1..255. */
  readonly count: number
  /** Red, green and blue in percent, as sixels name them. */
  readonly percent: Uint8Array
  /** The same as the terminal shows them: `red << 16 | green << 8 | blue`. */
  readonly words: Int32Array
}

const shown = (percent = 0): number => Math.floor((percent * 255 + 50) / 100)

/** A palette from percents of red, green, blue. */
export const paletteOf = (percent: Uint8Array): Palette => {
  const count = Math.floor(percent.length / 3)
  const words = Int32Array.from({ length: count }, (_, i) => {
    const [red, green, blue] = percent.subarray(i * 3, i * 3 + 3)
    return (shown(red) << 16) | (shown(green) << 8) | shown(blue)
  })
  return { count, percent, words }
}
