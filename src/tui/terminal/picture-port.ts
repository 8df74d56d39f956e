import { isOfPixels, type RenderMode } from '../../media/render/renderer'
import type { Capabilities, VisibleBoxes } from '../display'
import { CellSize } from './cell-size'
import { HIDE_CURSOR } from './cursor'
import type { Drawing } from './drawing'
import type { TerminalOutput } from './output'
import type { PictureBoxes } from './picture-boxes'
import type { Traces } from './traces'
import type { Size } from './window-size'

/** What pictures have to do with. */
export interface PicturePortParts {
  readonly capabilities: Capabilities
  readonly pictures: PictureBoxes
  readonly terminal: TerminalOutput
  readonly drawing: Drawing
  readonly traces: Traces
  /** Whether the terminal is ours. */
  readonly here: () => boolean
}

/** The way of pictures to the terminal: how they are drawn, how large a cell is, when one may go out. */
export class PicturePort {
  private readonly cells: CellSize
  private drawnAs: RenderMode

  constructor(private readonly parts: PicturePortParts) {
    const { cell, sixelTraits, mode } = parts.capabilities
    this.cells = new CellSize({ ...(cell && { cell }), ...(sixelTraits && { sixelTraits }) })
    this.drawnAs = mode
  }

  /** How pictures are drawn now, and in cells of which size. */
  get traits(): Pick<Capabilities, 'cell' | 'sixelTraits' | 'mode'> {
    return { ...this.cells.now, mode: this.drawnAs }
  }

  get slotFree(): boolean {
    const { here, drawing, terminal } = this.parts
    return here() && drawing.known && !this.cellDoubtful && terminal.slotFree
  }

  /** Whether pictures are drawn in another way now. */
  setMode(mode: RenderMode): boolean {
    const changed = mode !== this.drawnAs
    this.drawnAs = mode
    return changed
  }

  boxes(): VisibleBoxes {
    return this.parts.pictures.read()
  }

  /** Writes a picture that was drawn for the boxes of this version. */
  write(bytes: Uint8Array, version: number): boolean {
    const { here, drawing, terminal, pictures, traces } = this.parts
    drawing.first()
    if (!here() || version !== pictures.current) return terminal.refuse()
    traces.picture(this.drawnAs)
    const after = drawing.cursorBack
    return terminal.picture(bytes, { before: after && HIDE_CURSOR, after, asImage: this.drawnAs === 'kitty' })
  }

  /** The question how large cells are after a change of the window; empty where that was never told. */
  askCell(): string {
    return this.parts.capabilities.cell ? this.cells.ask(performance.now()) : ''
  }

  /** Takes an answer to it on a screen of this size. Says whether pictures have to be drawn otherwise. */
  take(reply: string, size: Size): boolean {
    return this.cells.take(reply, size)
  }

  /** Only pictures of pixels are as large as the cells are said to be. */
  private get cellDoubtful(): boolean {
    return isOfPixels(this.drawnAs) && this.cells.doubtful(performance.now())
  }
}
