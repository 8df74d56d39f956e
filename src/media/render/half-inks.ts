import type { GridScaler } from './grid-scaler'
import type { Kernel, Pointer } from './kernel/kernel'
import { PaletteInks } from './palette-inks'
import type { DueRows } from './refresh'
import type { ColourDepth } from './renderer'
import { dueTermsOf, LEAST_PRICE, termsOf } from './terms'

const UNKNOWN = -1
/** What a terminal without colours writes in, as of `PALETTE_MONO`. */
const MONO = { fore: 1, back: 0 }
/** With inks of a palette, what is held was held when they were chosen. */
const AS_CHOSEN = { tolerance: 0, price: LEAST_PRICE, dueTolerance: 0, duePrice: LEAST_PRICE }

/** Terms of `halfJob`. */
export type HalfTerms = typeof AS_CHOSEN

/** What is held. */
export interface HalfEffort {
  readonly hold: number
  /** There is no room for less, also in rows that are in turn. */
  readonly raised: boolean
}

/** In which inks half blocks are drawn: those of the grid itself, or of a palette. */
export class HalfInks {
  /** Words of ink, laid out like the grid. */
  readonly picture: Pointer
  readonly texts: Pointer
  /** The inks that are set at the start. */
  readonly fore: number
  readonly back: number
  private readonly palette: PaletteInks | undefined

  /** Allocates in the kernel. */
  constructor(kernel: Kernel, scaler: GridScaler, colours: ColourDepth) {
    this.palette = colours === 'true' ? undefined : new PaletteInks(kernel, scaler, colours)
    this.picture = this.palette?.inks ?? scaler.grid
    this.texts = this.palette?.texts ?? 0
    this.fore = colours === 'none' ? MONO.fore : UNKNOWN
    this.back = colours === 'none' ? MONO.back : UNKNOWN
  }

  /** What `choose` changes and the next picture depends on. */
  get states(): readonly { readonly at: Pointer; readonly bytes: number }[] {
    return this.palette ? [this.palette.state] : []
  }

  /** Chooses the inks for what is in the grid, and answers the terms on which cells are written. */
  choose({ hold, raised }: HalfEffort, due: DueRows): HalfTerms {
    const usual = termsOf(hold)
    const close = raised ? usual : dueTermsOf(hold)
    const tolerances = { tolerance: usual.tolerance, dueTolerance: close.tolerance }
    if (this.palette === undefined) return { ...tolerances, price: usual.price, duePrice: close.price }
    // Each row of cells has two of pixels.
    this.palette.choose(tolerances, { first: due.first * 2, count: due.count * 2 })
    return AS_CHOSEN
  }
}
