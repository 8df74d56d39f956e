import { NO_COLOUR } from '../kernel/quantize-job'
import { paletteOf, type Palette } from './palette'
import type { PaletteSearch } from './search'

/** Every so many pixels one is looked at, to see how well the palette fits. Not a multiple of usual widths. */
const PROBE_STEP = 131
/** A palette that fits so much worse than when it was new is looked for anew. */
const WORSE = 1.5
const WORSE_BY = 6
/** A cut to another scene: at once. */
const CUT = 4
const CUT_BY = 60
/** Pictures that a palette is kept at least, but for a cut: each new one costs a whole picture. */
const KEPT_PICTURES = 50
const BLACK_AND_WHITE = Uint8Array.of(0, 0, 0, 100, 100, 100)

/** Where a palette is used. */
export interface PaletteUser {
  /** Other colours than before: everything that was drawn is to be drawn again. */
  adopt(palette: Palette): void
  /** The number of the colour that is nearest to a pixel. */
  nearest(pixel: number): number
}

/**
 * Keeps the palette for seconds: a new one is looked for when the picture has drifted away from it, at once after a cut.
 * The search may take longer than a picture; the old palette is used until it is over.
 */
export class PaletteKeeper {
  private palette: Palette | undefined
  private found: Uint8Array | undefined
  private searching = false
  private age = 0
  private misfit = 0

  /** `registers`: how many colours a picture may have. */
  constructor(
    private readonly search: PaletteSearch,
    private readonly registers: number,
  ) {}

  /** Gives the user the colours for a picture (`red << 16 | green << 8 | blue`), should it need others than it has. */
  fit(pixels: Int32Array, user: PaletteUser): void {
    this.age++
    if (this.palette === undefined) this.seek(pixels, true)
    else if (this.found === undefined && this.outlived(misfitOf(pixels, this.palette, user))) this.seek(pixels, false)
    if (this.found === undefined && this.palette !== undefined) return
    this.palette = paletteOf(this.found ?? BLACK_AND_WHITE)
    this.found = undefined
    this.age = 0
    user.adopt(this.palette)
    this.misfit = misfitOf(pixels, this.palette, user)
  }

  /** Gives the palette that there is to a user that has none. */
  lend(user: PaletteUser): void {
    if (this.palette !== undefined) user.adopt(this.palette)
  }

  private outlived(misfit: number): boolean {
    if (misfit > this.misfit * CUT + CUT_BY) return true
    return this.age >= KEPT_PICTURES && misfit > this.misfit * WORSE + WORSE_BY
  }

  private seek(pixels: Int32Array, urgent: boolean): void {
    if (this.searching) return
    this.searching = true
    const colours = Math.max(2, Math.min(this.registers, NO_COLOUR))
    this.search.find({ pixels, colours, urgent }, (percent) => {
      this.searching = false
      this.found = percent
    })
  }
}

/** Mean of the squared distances, all channels together, of some pixels to their nearest colours. */
const misfitOf = (pixels: Int32Array, { words }: Palette, user: PaletteUser): number => {
  let sum = 0
  let count = 0
  for (let at = 0; at < pixels.length; at += PROBE_STEP, count++) {
    const pixel = pixels[at] ?? 0
    const colour = words[user.nearest(pixel)] ?? 0
    for (const shift of [0, 8, 16]) sum += (((pixel >> shift) & 255) - ((colour >> shift) & 255)) ** 2
  }
  return sum / Math.max(1, count)
}
