import type { Frame } from '../../frame'
import type { Kernel } from '../kernel/kernel'
import { loadKernel } from '../kernel/load-kernel'
import { Refresh, type DueRows } from '../refresh'
import { EXACT, type Box, type Effort, type Renderer, type RenderMode, type View } from '../renderer'
import { raised } from '../terms'
import { samePlace, type PixelGrid } from './geometry'
import { paletteOf, type Palette } from './palette'
import { PaletteKeeper, type PaletteUser } from './palette-keeper'
import { PixelPlane, type Reuse } from './plane'
import type { PaletteSearch } from './search'
import type { PixelWriter } from './writer'

/** About so many bytes are written for a pixel that changes, where nothing was measured yet. */
const USUAL_PIXEL_BYTES = 4
const NOTHING = new Uint8Array(0)

/** What pixels are drawn with. */
export interface PixelParts {
  readonly mode: RenderMode
  /** How many colours a picture may have. */
  readonly registers: number
  /** Fewer colours side by side are fewer bytes. */
  readonly reuse: Reuse
  readonly search: PaletteSearch
  readonly writer: PixelWriter
  /** Where the pixels of a box are. */
  gridOf(box: Box): PixelGrid
  /** Absent: the usual one. */
  readonly kernel?: Kernel
}

/** What the terminal is taken to show. */
export interface Belief {
  readonly grid: PixelGrid
  /** A word for each pixel of the grid, as of `PixelPlane.believed`. */
  readonly pixels: Int32Array
}

/** Pixels, in an own palette; only what changed is written where the terminal lets the rest show through. */
export class PixelPictures implements Renderer, PaletteUser {
  readonly mode: RenderMode
  private readonly kernel: Kernel
  private readonly keeper: PaletteKeeper
  private palette: Palette = paletteOf(NOTHING)
  private grid: PixelGrid | undefined
  private plane: PixelPlane
  private refresh = new Refresh(0)
  /** The hold that the last picture needed to fit into its budget, and the bytes of its pixels. */
  private neededHold = 0
  private pixelBytes = USUAL_PIXEL_BYTES

  constructor(private readonly parts: PixelParts) {
    this.mode = parts.mode
    this.kernel = parts.kernel ?? loadKernel()
    this.keeper = new PaletteKeeper(parts.search, parts.registers)
    this.plane = new PixelPlane(this.kernel, { width: 0, height: 0 })
  }

  wanted(view: View): { readonly width: number; readonly height: number } {
    const { width, height } = this.parts.gridOf(view.box)
    return { width: Math.max(1, width), height: Math.max(1, height) }
  }

  forget(): void {
    this.plane.forget()
    this.parts.writer.forget()
  }

  adopt(palette: Palette): void {
    this.palette = palette
    this.plane.adopt(palette)
    this.parts.writer.forget()
  }

  nearest(pixel: number): number {
    return this.plane.nearest(pixel)
  }

  /** What the terminal shows when it has everything that was written; undefined before the first picture. */
  get belief(): Belief | undefined {
    return this.grid && { grid: this.grid, pixels: this.plane.believed() }
  }

  render(frame: Frame, view: View, effort: Effort = EXACT): Uint8Array {
    const grid = this.moveTo(this.parts.gridOf(view.box))
    if (grid.width === 0 || grid.height === 0) return NOTHING
    this.keeper.fit(this.plane.take(frame, view.fit, view.denoise), this)
    const due = this.refresh.due(view.nowMs)
    const changed = this.choose(effort, due)
    this.refresh.done(due.count, due)
    this.takeOutCovered(view, grid)
    const { budgetBytes } = effort
    const bytes = this.parts.writer.write(this.plane, { grid, palette: this.palette, changed, due, budgetBytes, view })
    if (changed > 0 && bytes.length < budgetBytes) this.pixelBytes = bytes.length / changed
    return bytes
  }

  private moveTo(grid: PixelGrid): PixelGrid {
    const old = this.grid
    this.grid = grid
    if (old && samePlace(old, grid)) return grid
    if (old?.width === grid.width && old.height === grid.height) this.forget()
    else {
      this.plane = new PixelPlane(this.kernel, { width: grid.width, height: grid.height }, grid.pixelHeight)
      this.refresh = new Refresh(grid.height)
      this.keeper.lend(this)
      this.parts.writer.forget()
    }
    return grid
  }

  /** Chooses what is to be shown, with a higher hold again and again until it will fit into the budget. */
  private choose({ hold, budgetBytes }: Effort, due: DueRows): number {
    let tried = Math.max(hold, this.neededHold / 2)
    let changed = this.chooseAt(tried, due)
    for (
      let next = raised(tried);
      next !== undefined && changed * this.pixelBytes > budgetBytes;
      next = raised(tried)
    ) {
      tried = next
      changed = this.chooseAt(tried, due)
    }
    this.neededHold = tried > hold ? tried : 0
    return changed
  }

  private chooseAt(hold: number, due: DueRows): number {
    return this.plane.choose({ hold, reuse: this.parts.reuse, due })
  }

  /** Pixels under covered cells are not drawn. */
  private takeOutCovered({ box, covered }: View, grid: PixelGrid): void {
    if (covered === undefined) return
    const { width, height } = grid.cell
    for (let cell = covered.indexOf(1); cell >= 0; cell = covered.indexOf(1, cell + 1)) {
      const x = ((cell % box.cols) - (grid.col - box.col)) * width
      const y = (Math.floor(cell / box.cols) - (grid.row - box.row)) * height
      this.plane.takeOut({ x, y, width, height })
    }
  }
}
