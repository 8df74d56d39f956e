import type { Frame } from '../frame'
import { bytesOf } from './bytes'
import { CellWriter } from './cells'
import { coloursOf, type Colours } from './colours'
import { loadKernel } from './kernel/load-kernel'
import { cellAspect, type Box, type Renderer, type Traits, type View } from './renderer'
import { GridScaler } from './grid-scaler'

const SPACE = bytesOf(' ')
const FULL = bytesOf('█')
const UPPER = bytesOf('▀')
const LOWER = bytesOf('▄')
const SEMICOLON = 0x3b
const SGR = 0x6d
/** No colour has this name: what the terminal shows, or the current colour, is not known. */
const UNKNOWN = -1

/** Two pixels a cell, one above the other, with exact deltas: a cell is written only when it differs. */
export class HalfBlocks implements Renderer {
  readonly mode = 'half'
  private readonly colours: Colours
  private readonly pixelHeight: number
  private readonly kernel = loadKernel()
  private scaler: GridScaler | undefined
  private readonly writer = new CellWriter()
  private box: Box = { row: 0, col: 0, rows: 0, cols: 0 }
  /** Names of the wanted and of the shown colours, row after row of pixels. */
  private wish = new Int32Array(0)
  private shown = new Int32Array(0)
  private fore = UNKNOWN
  private back = UNKNOWN

  constructor(traits: Traits) {
    this.colours = coloursOf(traits.colours)
    this.pixelHeight = cellAspect(traits) / 2
  }

  wanted(view: View): { readonly width: number; readonly height: number } {
    return { width: Math.max(1, view.box.cols), height: Math.max(1, view.box.rows * 2) }
  }

  forget(): void {
    this.shown.fill(UNKNOWN)
  }

  render(frame: Frame, view: View): Uint8Array {
    this.moveBox(view.box)
    const { cols, rows } = view.box
    this.scaler ??= new GridScaler(this.kernel, { width: cols, height: rows * 2, pixelHeight: this.pixelHeight })
    const picture = this.scaler.scale(frame, view.fit)
    this.wish.forEach((_, i) => {
      this.wish[i] = this.colours.name(picture[Math.floor(i / cols) * (this.scaler?.stride ?? 0) + (i % cols)] ?? 0)
    })
    this.writer.begin()
    this.fore = this.back = UNKNOWN
    for (let row = 0; row < rows; row++) this.renderRow(row, view.covered)
    if (this.writer.out.length > 0) this.writer.reset()
    return this.writer.out.view()
  }

  private moveBox(box: Box): void {
    const old = this.box
    if (old.row === box.row && old.col === box.col && old.rows === box.rows && old.cols === box.cols) return
    this.box = box
    this.scaler = undefined
    this.kernel.release()
    this.wish = new Int32Array(box.rows * box.cols * 2)
    this.shown = new Int32Array(box.rows * box.cols * 2).fill(UNKNOWN)
  }

  private renderRow(row: number, covered: Uint8Array | undefined): void {
    const { wish, shown } = this
    const { cols } = this.box
    for (let col = 0, at = row * 2 * cols; col < cols; col++, at++) {
      if (covered?.[row * cols + col] === 1) {
        shown[at] = shown[at + cols] = UNKNOWN
        continue
      }
      const top = wish[at] ?? 0
      const bottom = wish[at + cols] ?? 0
      if (shown[at] === top && shown[at + cols] === bottom) continue
      shown[at] = top
      shown[at + cols] = bottom
      this.writer.moveTo(this.box.row + row, this.box.col + col)
      if (top === bottom) this.putPlain(top)
      else this.putSplit(top, bottom)
    }
  }

  /** Both halves equal: a space over the background, or a full block where the foreground has the colour already. */
  private putPlain(colour: number): void {
    if (colour === this.fore && colour !== this.back) {
      this.writer.put(FULL)
      return
    }
    this.select(this.fore, colour)
    this.writer.put(SPACE)
  }

  /** Two colours: an upper or a lower half block, whichever needs fewer changes of colour. */
  private putSplit(top: number, bottom: number): void {
    const upper = Number(top !== this.fore) + Number(bottom !== this.back)
    const lower = Number(bottom !== this.fore) + Number(top !== this.back)
    if (lower < upper) {
      this.select(bottom, top)
      this.writer.put(LOWER)
    } else {
      this.select(top, bottom)
      this.writer.put(UPPER)
    }
  }

  /** SGR for the colours that differ from the current ones. */
  private select(fore: number, back: number): void {
    const newFore = fore !== this.fore
    const newBack = back !== this.back
    if (!newFore && !newBack) return
    const { out } = this.writer
    out.csi()
    if (newFore) this.colours.select(out, 'fore', fore)
    if (newFore && newBack) out.byte(SEMICOLON)
    if (newBack) this.colours.select(out, 'back', back)
    out.byte(SGR)
    this.fore = fore
    this.back = back
  }
}
