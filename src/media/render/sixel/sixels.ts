import type { Frame } from '../../frame'
import type { Kernel } from '../kernel/kernel'
import { loadKernel } from '../kernel/load-kernel'
import { Refresh, type DueRows } from '../refresh'
import { EXACT, type Effort, type Renderer, type SixelTraits, type Traits, type View } from '../renderer'
import { raised } from '../terms'
import { BackOff } from './back-off'
import { pixelGrid, samePlace, USUAL_SIXEL, type PixelGrid } from './geometry'
import { paletteOf, type Palette } from './palette'
import { PaletteKeeper, type PaletteUser } from './palette-keeper'
import { PixelPlane } from './plane'
import type { PaletteSearch } from './search'
import { SixelWriter } from './writer'

/** A colour that is this near is near enough, in levels: fewer colours side by side are fewer bytes. */
const REUSE = 4
/** About so many bytes are written for a pixel that changes, where nothing was measured yet. */
const USUAL_PIXEL_BYTES = 4
const NOTHING = new Uint8Array(0)

/** Pixels, in an own palette; only what changed is written where the terminal lets the rest show through. */
export class Sixels implements Renderer, PaletteUser {
  readonly mode = 'sixel'
  private readonly sixel: SixelTraits
  private readonly keeper: PaletteKeeper
  private readonly backOff = new BackOff()
  private writer: SixelWriter
  private palette: Palette = paletteOf(NOTHING)
  private grid: PixelGrid | undefined
  private plane: PixelPlane
  private refresh = new Refresh(0)
  /** The hold that the last picture needed to fit into its budget, and the bytes of its pixels. */
  private neededHold = 0
  private pixelBytes = USUAL_PIXEL_BYTES

  constructor(
    private readonly traits: Traits,
    search: PaletteSearch,
    private readonly kernel: Kernel = loadKernel(),
  ) {
    this.sixel = traits.sixel ?? USUAL_SIXEL
    this.keeper = new PaletteKeeper(search, this.sixel.registers)
    this.writer = new SixelWriter(this.sixel.deltas)
    this.plane = new PixelPlane(kernel, { width: 0, height: 0 })
  }

  wanted(view: View): { readonly width: number; readonly height: number } {
    const { width, height } = pixelGrid(view.box, this.traits)
    return { width: Math.max(1, width), height: Math.max(1, height) }
  }

  forget(): void {
    this.plane.forget()
    this.backOff.forget()
  }

  adopt(palette: Palette): void {
    this.palette = palette
    this.plane.adopt(palette)
  }

  nearest(pixel: number): number {
    return this.plane.nearest(pixel)
  }

  render(frame: Frame, view: View, effort: Effort = EXACT): Uint8Array {
    const grid = this.moveTo(pixelGrid(view.box, this.traits))
    if (grid.width === 0 || grid.height === 0) return NOTHING
    this.keeper.fit(this.plane.take(frame, view.fit), this)
    const due = this.refresh.due(view.nowMs)
    const changed = this.choose(effort, due)
    this.refresh.done(due.count, due)
    this.takeOutCovered(view, grid)
    if (this.sixel.deltas === 'none' && this.backOff.waits(changed, grid, due)) return NOTHING
    const { budgetBytes } = effort
    const bytes = this.writer.write(this.plane, { grid, palette: this.palette, due, budgetBytes })
    if (changed > 0 && bytes.length < budgetBytes) this.pixelBytes = bytes.length / changed
    return bytes
  }

  private moveTo(grid: PixelGrid): PixelGrid {
    const old = this.grid
    this.grid = grid
    if (old && samePlace(old, grid)) return grid
    this.writer = new SixelWriter(this.sixel.deltas)
    if (old?.width === grid.width && old.height === grid.height) this.forget()
    else {
      this.plane = new PixelPlane(this.kernel, { width: grid.width, height: grid.height })
      this.refresh = new Refresh(grid.height)
      this.keeper.lend(this)
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
    return this.plane.choose({ hold, reuse: REUSE, due })
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
