import type { Frame } from '../frame'
import { bytesOf } from './bytes'
import { CharacterGrid } from './character-grid'
import { GridScaler } from './grid-scaler'
import { loadKernel } from './kernel/load-kernel'
import { HeldLuma } from './luma'
import { cellAspect, EXACT, type Effort, type Renderer, type Traits, type View } from './renderer'

/** From dark to light, as they look on a dark screen. */
const RAMP = Array.from(' .,:;-=+*cox%#@', bytesOf)
/** The step of the ramp for each luminance 0..255. */
const STEP_OF = Uint8Array.from({ length: 256 }, (_, luma) => Math.floor((luma * RAMP.length) / 256))

/** One character a cell by luminance, for terminals without colours. */
export class AsciiArt implements Renderer {
  readonly mode = 'ascii'
  private readonly kernel = loadKernel()
  private readonly grid = new CharacterGrid(RAMP)
  private readonly luma = new HeldLuma()
  private scaler: GridScaler | undefined
  private readonly pixelHeight: number

  constructor(traits: Traits) {
    this.pixelHeight = cellAspect(traits)
  }

  wanted({ box }: View): { readonly width: number; readonly height: number } {
    return { width: Math.max(1, box.cols), height: Math.max(1, box.rows) }
  }

  forget(): void {
    this.grid.forget()
  }

  render(frame: Frame, view: View, { hold, budgetBytes }: Effort = EXACT): Uint8Array {
    const { cols, rows } = view.box
    const scaler = this.scalerFor(view)
    const picture = scaler.scale(frame, view.fit, view.denoise)
    for (let y = 0, cell = 0; y < rows; y++)
      for (let x = 0; x < cols; x++, cell++)
        this.grid.wish[cell] = STEP_OF[this.luma.at(cell, picture[y * scaler.stride + x] ?? 0, hold)] ?? 0
    return this.grid.write(view.covered, budgetBytes)
  }

  private scalerFor({ box }: View): GridScaler {
    if (!this.grid.moveTo(box) && this.scaler) return this.scaler
    this.kernel.release()
    this.luma.resize(box.rows * box.cols)
    this.scaler = new GridScaler(this.kernel, { width: box.cols, height: box.rows, pixelHeight: this.pixelHeight })
    return this.scaler
  }
}
