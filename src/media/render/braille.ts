import type { Frame } from '../frame'
import { blueNoise } from './blue-noise'
import { bytesOf } from './bytes'
import { CharacterGrid } from './character-grid'
import { brailleOf } from './glyphs'
import { GridScaler } from './grid-scaler'
import { loadKernel } from './kernel/load-kernel'
import { HeldLuma } from './luma'
import { cellAspect, EXACT, type Effort, type Renderer, type Traits, type View } from './renderer'

const ACROSS = 2
const DOWN = 4
const PATTERNS = Array.from({ length: 2 ** (ACROSS * DOWN) }, (_, pattern) =>
  bytesOf(String.fromCodePoint(brailleOf(pattern))),
)
/** Pixels from one tile of thresholds to the next. */
const TILE = 32
/** What a dot must exceed to be lit: each level is as frequent as every other, and neighbours differ. */
const thresholds = (): Uint8Array =>
  Uint8Array.from(blueNoise(TILE), (rank) => Math.floor(((rank + 0.5) * 255) / (TILE * TILE)))

/** Eight dots a cell, lit or not, for terminals without colours: grey is how many of them are lit. */
export class Braille implements Renderer {
  readonly mode = 'braille'
  private readonly kernel = loadKernel()
  private readonly grid = new CharacterGrid(PATTERNS)
  private readonly luma = new HeldLuma()
  private readonly thresholds = thresholds()
  private scaler: GridScaler | undefined
  private readonly pixelHeight: number

  constructor(traits: Traits) {
    this.pixelHeight = (cellAspect(traits) * ACROSS) / DOWN
  }

  wanted({ box }: View): { readonly width: number; readonly height: number } {
    return { width: Math.max(1, box.cols * ACROSS), height: Math.max(1, box.rows * DOWN) }
  }

  forget(): void {
    this.grid.forget()
  }

  render(frame: Frame, view: View, { hold, budgetBytes }: Effort = EXACT): Uint8Array {
    const scaler = this.scalerFor(view)
    const picture = scaler.scale(frame, view.fit, view.denoise)
    const { cols, rows } = view.box
    this.grid.wish.fill(0)
    for (let y = 0; y < rows * DOWN; y++)
      for (let x = 0; x < cols * ACROSS; x++) {
        const place = y * scaler.stride + x
        if (this.luma.at(place, picture[place] ?? 0, hold) > this.thresholdAt(x, y)) this.light(x, y)
      }
    return this.grid.write(view.covered, budgetBytes)
  }

  private thresholdAt(x: number, y: number): number {
    return this.thresholds[(y % TILE) * TILE + (x % TILE)] ?? 0
  }

  /** Lights a dot of the wanted characters. */
  private light(x: number, y: number): void {
    const cell = Math.floor(y / DOWN) * ((this.scaler?.width ?? 0) / ACROSS) + Math.floor(x / ACROSS)
    this.grid.wish[cell] = (this.grid.wish[cell] ?? 0) | (1 << ((y % DOWN) * ACROSS + (x % ACROSS)))
  }

  private scalerFor({ box }: View): GridScaler {
    if (!this.grid.moveTo(box) && this.scaler) return this.scaler
    this.kernel.release()
    const size = { width: box.cols * ACROSS, height: box.rows * DOWN, pixelHeight: this.pixelHeight }
    this.scaler = new GridScaler(this.kernel, size)
    this.luma.resize(this.scaler.stride * size.height)
    return this.scaler
  }
}
