import type { JpegEncoder } from '../../codec/codec'
import type { Frame } from '../../frame'
import { GridScaler } from '../grid-scaler'
import type { Kernel } from '../kernel/kernel'
import { loadKernel } from '../kernel/load-kernel'
import type { CellArea } from '../kitty/visible'
import { samePlace, scaledGrid, type PixelGrid } from '../pixels/geometry'
import { Refresh } from '../refresh'
import { EXACT, type Effort, type Renderer, type Traits, type View } from '../renderer'
import { cellsOf, changedAreas } from './areas'
import { cut, frameIn, pixelsIn } from './cut'
import { inlineImage } from './inline-image'
import { bestQuality, LEAST_QUALITY, QualityChoice } from './quality'
import { SentPixels } from './sent'

/** iTerm2 and mintty take no sequence of more than 1 MiB: no picture of ours is larger, whatever its budget. */
const MOST_BYTES = 1_000_000
/** So much of the budget is planned for where a picture has to be cut into pieces. */
const PIECE_SHARE = 0.9
const NOTHING = new Uint8Array(0)

/** What one picture is drawn from. */
interface Drawing {
  readonly grid: PixelGrid
  readonly view: View
  readonly words: Int32Array
  readonly budgetBytes: number
}

/** A part of a picture as it is written. */
interface Image {
  readonly area: CellArea
  readonly text: string
}

const sameSize = (a: PixelGrid, b: PixelGrid): boolean =>
  a.width === b.width && a.height === b.height && a.cell.width === b.cell.width && a.cell.height === b.cell.height

const bytesIn = (images: readonly Image[]): number => images.reduce((sum, { text }) => sum + text.length, 0)

/**
 * Draws with iTerm2's inline images: JPEGs of the rectangles that changed, around what covers the picture, of a quality that
 * fits into the budget. Where not even the least does, they come in pieces, one after the other from picture to picture.
 */
export class ItermPictures implements Renderer {
  readonly mode = 'iterm'
  private readonly choice = new QualityChoice()
  private grid: PixelGrid | undefined
  private scaler: GridScaler
  private sent: SentPixels | undefined
  private refresh = new Refresh(0)
  /** The row of cells that the last picture's budget did not reach. */
  private next = 0

  constructor(
    private readonly traits: Traits,
    private readonly encode: JpegEncoder,
    private readonly kernel: Kernel = loadKernel(),
  ) {
    this.scaler = new GridScaler(kernel, { width: 0, height: 0, pixelHeight: 1 })
  }

  wanted(view: View): { readonly width: number; readonly height: number } {
    const { width, height } = scaledGrid(this.inside(view).box, this.traits)
    return { width: Math.max(1, width), height: Math.max(1, height) }
  }

  forget(): void {
    this.sent?.forget()
    this.next = 0
  }

  render(frame: Frame, view: View, effort: Effort = EXACT): Uint8Array {
    const seen = this.inside(view)
    const grid = scaledGrid(seen.box, this.traits)
    if (grid.width === 0 || grid.height === 0) return NOTHING
    const sent = this.moveTo(grid, seen)
    const words = this.scaler.scale(frame, view.fit, view.denoise)
    const drawing = { grid, view: seen, words, budgetBytes: Math.min(MOST_BYTES, effort.budgetBytes) }
    const areas = this.areasOf(sent, drawing, effort.hold)
    const { images, quality } = this.draw(areas, drawing, bestQuality(effort.hold))
    for (const { area } of images) sent.keep(words, area, quality)
    return Buffer.from(images.map(({ text }) => text).join(''), 'latin1')
  }

  /** The part of a view that is not on the last row of the screen, where terminals that move the cursor would scroll. */
  private inside(view: View): View {
    const { box, covered } = view
    const rows = Math.max(0, Math.min(box.rows, (this.traits.rows ?? Infinity) - 1 - box.row))
    return { ...view, box: { ...box, rows }, covered: covered?.subarray(0, rows * box.cols) }
  }

  private moveTo(grid: PixelGrid, { box, covered }: View): SentPixels {
    if (this.sent === undefined || !this.grid || !sameSize(this.grid, grid)) {
      this.kernel.release()
      this.scaler = new GridScaler(this.kernel, grid)
      this.sent = new SentPixels(grid, box, this.scaler.stride)
      this.refresh = new Refresh(box.rows)
    }
    if (this.grid && !samePlace(this.grid, grid)) this.forget()
    this.grid = grid
    if (covered) this.sent.forget(covered)
    return this.sent
  }

  private areasOf(sent: SentPixels, { grid, view, words, budgetBytes }: Drawing, hold: number): readonly CellArea[] {
    const due = this.refresh.due(view.nowMs)
    this.refresh.done(due.count, due)
    const load = { files: 1, pixels: due.count * grid.cell.height * grid.width }
    const quality = this.choice.choose(load, budgetBytes, bestQuality(hold))
    const changed = sent.changed(words, { hold, due, quality }, view.covered)
    return changedAreas(changed, view, pixelsIn(grid.cell))
  }

  /** Draws areas with a lower quality again and again until they fit into the budget. */
  private draw(
    areas: readonly CellArea[],
    drawing: Drawing,
    best: number,
  ): { images: readonly Image[]; quality: number } {
    const load = { files: areas.length, pixels: cellsOf(areas) * pixelsIn(drawing.grid.cell) }
    const { budgetBytes } = drawing
    let quality = this.choice.choose(load, budgetBytes, best)
    for (;;) {
      const images = areas.map((area) => this.image(area, drawing, quality))
      const bytes = bytesIn(images)
      this.choice.learn(load, quality, bytes)
      if (bytes <= budgetBytes) return { images, quality }
      if (quality === LEAST_QUALITY) return { images: this.pieces(areas, drawing, budgetBytes / bytes), quality }
      quality = this.choice.choose(load, budgetBytes, quality - 1)
    }
  }

  /** As many strips of these areas as the budget has room for, one at least, from the row on where the last ones ended. */
  private pieces(areas: readonly CellArea[], drawing: Drawing, share: number): readonly Image[] {
    const strips = areas.flatMap((area) => cut(area, Math.max(1, Math.floor(area.rows * share * PIECE_SHARE))))
    strips.sort((a, b) => a.row - b.row || a.col - b.col)
    const first = Math.max(
      0,
      strips.findIndex(({ row }) => row >= this.next),
    )
    const images: Image[] = []
    for (const area of [...strips.slice(first), ...strips.slice(0, first)]) {
      const image = this.image(area, drawing, LEAST_QUALITY)
      this.next = area.row
      if (images.length > 0 && bytesIn(images) + image.text.length > drawing.budgetBytes) break
      images.push(image)
    }
    return images
  }

  private image(area: CellArea, { grid, words }: Drawing, quality: number): Image {
    const { stride } = this.scaler
    const jpeg = this.encode(frameIn(words, stride, area, grid.cell), quality)
    const position = `\x1b[${grid.row + area.row + 1};${grid.col + area.col + 1}H`
    return { area, text: position + inlineImage(jpeg, area) }
  }
}
