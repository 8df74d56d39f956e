/** How much a difference of blue, green and red counts, in sixteenths: about what each gives to the brightness. */
export const WEIGHTS = [2, 9, 5] as const

/** No colour: what this pixel shows is not known, or not ours to draw. Palettes have no more than this many colours. */
export const NO_COLOUR = 255

/** The colours of a sixel picture. */
export interface Palette {
  /** 1..255. */
  readonly count: number
  /** Red, green and blue in percent, as sixels name them; the most frequent colour first, it has the shortest number. */
  readonly percent: Uint8Array
  /** The same as the terminal shows them: blue, green, red in 8 bits. */
  readonly bgr: Uint8Array
}

/** A palette from percents of red, green, blue. */
export const paletteOf = (percent: Uint8Array): Palette => {
  const count = Math.floor(percent.length / 3)
  const bgr = new Uint8Array(count * 3)
  for (let i = 0; i < count * 3; i += 3) {
    for (let channel = 0; channel < 3; channel++) bgr[i + 2 - channel] = shown(percent[i + channel] ?? 0)
  }
  return { count, percent, bgr }
}

const shown = (percent: number): number => Math.floor((percent * 255 + 50) / 100)
