import type { Frame } from '../frame'
import { HalfCoder } from './half-coder'
import type { Kernel } from './kernel/kernel'
import { loadKernel } from './kernel/load-kernel'
import { cellAspect, EXACT, type Box, type Effort, type Renderer, type Traits, type View } from './renderer'

const NO_BOX: Box = { row: 0, col: 0, rows: 0, cols: 0 }

const sameBox = (a: Box, b: Box): boolean =>
  a.row === b.row && a.col === b.col && a.rows === b.rows && a.cols === b.cols

/** Two pixels a cell, one above the other; a cell is written when that is worth its bytes. */
export class HalfBlocks implements Renderer {
  readonly mode = 'half'
  private box = NO_BOX
  private coder: HalfCoder

  constructor(
    private readonly traits: Traits,
    private readonly kernel: Kernel = loadKernel(),
  ) {
    this.coder = this.coderFor(NO_BOX)
  }

  wanted(view: View): { readonly width: number; readonly height: number } {
    return { width: Math.max(1, view.box.cols), height: Math.max(1, view.box.rows * 2) }
  }

  forget(): void {
    this.coder.forget()
  }

  render(frame: Frame, view: View, effort: Effort = EXACT): Uint8Array {
    if (!sameBox(view.box, this.box)) {
      this.box = view.box
      this.coder = this.coderFor(view.box)
    }
    return this.coder.encode(frame, view, effort)
  }

  private coderFor(box: Box): HalfCoder {
    const { colours } = this.traits
    return new HalfCoder(this.kernel, { box, colours, pixelHeight: cellAspect(this.traits) / 2 })
  }
}
