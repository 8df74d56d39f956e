import type { Frame } from '../frame'
import { bytesOf } from './bytes'
import { CellWriter } from './cells'
import { loadKernel } from './kernel/load-kernel'
import { cellAspect, type Box, type Renderer, type Traits, type View } from './renderer'
import { GridScaler } from './grid-scaler'

/** From dark to light, as they look on a dark screen. */
const RAMP = Array.from(' .,:;-=+*cox%#@', bytesOf)
/** The step of the ramp for each luminance 0..255. */
const STEP_OF = Uint8Array.from({ length: 256 }, (_, luma) => Math.floor((luma * RAMP.length) / 256))
const UNKNOWN = 255

/** BT.601 luminance, 0..255, of `red << 16 | green << 8 | blue`. */
const lumaOf = (colour: number): number =>
  (29 * (colour & 255) + 150 * ((colour >> 8) & 255) + 77 * ((colour >> 16) & 255)) >> 8

/** One character a cell by luminance, for terminals without colours; exact deltas. */
export class AsciiArt implements Renderer {
  readonly mode = 'ascii'
  private readonly kernel = loadKernel()
  private scaler: GridScaler | undefined
  private readonly writer = new CellWriter()
  private box: Box = { row: 0, col: 0, rows: 0, cols: 0 }
  private shown = new Uint8Array(0)

  private readonly pixelHeight: number

  constructor(traits: Traits) {
    this.pixelHeight = cellAspect(traits)
  }

  wanted(view: View): { readonly width: number; readonly height: number } {
    return { width: Math.max(1, view.box.cols), height: Math.max(1, view.box.rows) }
  }

  forget(): void {
    this.shown.fill(UNKNOWN)
  }

  render(frame: Frame, view: View): Uint8Array {
    this.moveBox(view.box)
    const { cols, rows } = view.box
    this.writer.begin()
    this.scaler ??= new GridScaler(this.kernel, { width: cols, height: rows, pixelHeight: this.pixelHeight })
    const picture = this.scaler.scale(frame, view.fit)
    for (let cell = 0; cell < this.shown.length; cell++) {
      const colour = picture[Math.floor(cell / cols) * this.scaler.stride + (cell % cols)] ?? 0
      this.renderCell(cell, colour, view.covered?.[cell] === 1)
    }
    return this.writer.out.view()
  }

  private moveBox(box: Box): void {
    const old = this.box
    if (old.row === box.row && old.col === box.col && old.rows === box.rows && old.cols === box.cols) return
    this.box = box
    this.shown = new Uint8Array(box.rows * box.cols).fill(UNKNOWN)
    this.scaler = undefined
    this.kernel.release()
  }

  private renderCell(cell: number, colour: number, covered: boolean): void {
    const step = covered ? UNKNOWN : (STEP_OF[lumaOf(colour)] ?? 0)
    if (this.shown[cell] === step) return
    this.shown[cell] = step
    const character = RAMP[step]
    if (character === undefined) return
    const { row, col, cols } = this.box
    this.writer.moveTo(row + Math.floor(cell / cols), col + (cell % cols))
    this.writer.put(character)
  }
}
