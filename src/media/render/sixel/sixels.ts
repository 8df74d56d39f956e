import type { Frame } from '../../frame'
import { EXACT, type Effort, type Renderer, type Traits, type View } from '../renderer'
import { Scaler } from '../scale'
import { takeOutCovered } from './cover'
import { pixelGrid, USUAL_SIXEL, type PixelGrid } from './geometry'
import { NO_COLOUR } from './palette'
import { PaletteKeeper } from './palette-keeper'
import { emptyPlane, quantize, type NearestColours, type Plane } from './quantize'
import { RefreshSweep } from './refresh'
import type { PaletteSearch } from './search'
import { SixelWriter } from './writer'

/** A colour that is this near is near enough, in levels: fewer colours side by side are fewer bytes. */
const REUSE = 5

/** Pixels, with colours of an own palette; only what changed is written where the terminal lets the rest show through. */
export class Sixels implements Renderer {
  readonly mode = 'sixel'
  private readonly scaler = new Scaler()
  private readonly palette: PaletteKeeper
  private readonly sweep = new RefreshSweep()
  private readonly writer: SixelWriter
  private colours: NearestColours | undefined
  private grid: PixelGrid | undefined
  private plane: Plane = emptyPlane(0, 0)

  constructor(
    private readonly traits: Traits,
    search: PaletteSearch,
  ) {
    const sixel = traits.sixel ?? USUAL_SIXEL
    this.palette = new PaletteKeeper(search, sixel.registers)
    this.writer = new SixelWriter(sixel.deltas)
  }

  wanted(view: View): { readonly width: number; readonly height: number } {
    const { width, height } = pixelGrid(view.box, this.traits)
    return { width: Math.max(1, width), height: Math.max(1, height) }
  }

  forget(): void {
    this.plane.shown.fill(NO_COLOUR)
  }

  render(frame: Frame, view: View, effort: Effort = EXACT): Uint8Array {
    const grid = this.moveTo(pixelGrid(view.box, this.traits))
    if (grid.width === 0 || grid.height === 0) return NOTHING
    const bgr = this.scaler.scale(frame, { width: grid.width, height: grid.height, pixelHeight: 1 })
    const colours = this.palette.choose(bgr)
    if (colours !== this.colours) this.forget()
    this.colours = colours
    const fresh = this.sweep.next(grid.height, frame.madeAtMs)
    quantize(this.plane, bgr, colours, { hold: effort.hold, reuse: REUSE, fresh })
    takeOutCovered(this.plane, grid, view)
    return this.writer.write(this.plane, { grid, palette: colours.palette, fresh })
  }

  private moveTo(grid: PixelGrid): PixelGrid {
    const old = this.grid
    this.grid = grid
    if (old?.width !== grid.width || old.height !== grid.height)
      this.plane = emptyPlane(grid.width, grid.height)
    else if (old.row !== grid.row || old.col !== grid.col) this.forget()
    return grid
  }
}

const NOTHING = new Uint8Array(0)
