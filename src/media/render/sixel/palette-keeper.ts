import { NO_COLOUR, paletteOf } from './palette'
import { NearestColours } from './quantize'
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

/**
 * Keeps the palette for seconds: a new one is looked for when the picture has drifted away from it, at once after a cut.
 * The search may take longer than a picture; the old palette is used until it is over.
 */
export class PaletteKeeper {
  private colours: NearestColours | undefined
  private found: Uint8Array | undefined
  private searching = false
  private age = 0
  private misfit = 0

  /** `registers`: how many colours a picture may have. */
  constructor(
    private readonly search: PaletteSearch,
    private readonly registers: number,
  ) {}

  /** The colours for this BGR picture. Others than the last time: everything that was drawn is to be drawn again. */
  choose(bgr: Uint8Array): NearestColours {
    this.age++
    if (this.colours === undefined) this.seek(bgr, true)
    else if (this.found === undefined && this.outlived(misfitOf(this.colours, bgr))) this.seek(bgr, false)
    if (this.found !== undefined || this.colours === undefined) return this.take(this.found ?? BLACK_AND_WHITE, bgr)
    return this.colours
  }

  private outlived(misfit: number): boolean {
    if (misfit > this.misfit * CUT + CUT_BY) return true
    return this.age >= KEPT_PICTURES && misfit > this.misfit * WORSE + WORSE_BY
  }

  private seek(bgr: Uint8Array, urgent: boolean): void {
    if (this.searching) return
    this.searching = true
    const colours = Math.max(2, Math.min(this.registers, NO_COLOUR))
    this.search.find({ bgr, colours, urgent }, (percent) => {
      this.searching = false
      this.found = percent
    })
  }

  private take(percent: Uint8Array, bgr: Uint8Array): NearestColours {
    const colours = new NearestColours(paletteOf(percent))
    this.found = undefined
    this.colours = colours
    this.age = 0
    this.misfit = misfitOf(colours, bgr)
    return colours
  }
}

/** Mean of the squared distances, all channels together, of some pixels to their nearest colours. */
const misfitOf = (colours: NearestColours, bgr: Uint8Array): number => {
  const palette = colours.palette.bgr
  let sum = 0
  let count = 0
  for (let at = 0; at + 2 < bgr.length; at += PROBE_STEP * 3, count++) {
    const entry = colours.of(bgr[at] ?? 0, bgr[at + 1] ?? 0, bgr[at + 2] ?? 0) * 3
    for (let i = 0; i < 3; i++) sum += ((bgr[at + i] ?? 0) - (palette[entry + i] ?? 0)) ** 2
  }
  return sum / Math.max(1, count)
}
