import type { Writable } from 'node:stream'
import type { Delivery, InFlight } from '../media/link/delivery'
import { isOfPixels, type Fit, type RenderMode } from '../media/render/renderer'
import type { PictureScreen } from '../interface/picture-pump'
import type { Capabilities } from '../tui/display'

const HOME = '\x1b[H'
/** Pixels of a cell where nobody can be asked. */
const USUAL_CELL = { width: 8, height: 16 }

/** Where pictures are written without a terminal that could be asked. */
export interface PipeScreenOptions {
  readonly cells: { readonly width: number; readonly height: number }
  readonly mode: RenderMode
  readonly fit: Fit
  /** A write was taken; there is room for the next one. */
  readonly onTaken: (delivery: Delivery) => void
}

/** A pipe or a file in place of a terminal: nothing is asked, nothing answers, what is written is as good as shown. */
export class PipeScreen implements PictureScreen {
  readonly capabilities: Capabilities
  private forgotten = true
  private writing: InFlight | undefined
  private count = 0

  constructor(
    private readonly stream: Writable,
    private readonly options: PipeScreenOptions,
  ) {
    this.capabilities = {
      columns: options.cells.width,
      rows: options.cells.height + 1,
      colours: options.mode === 'ascii' || options.mode === 'braille' ? 'none' : 'true',
      synchronized: false,
      sixel: options.mode === 'sixel',
      kittyGraphics: options.mode === 'kitty',
      inlineImages: options.mode === 'iterm',
      answersStatus: false,
      multiplexer: 'none',
      mode: options.mode,
      ...(isOfPixels(options.mode) && { cell: USUAL_CELL }),
    }
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.count
  }

  get slotFree(): boolean {
    return this.writing === undefined
  }

  get inFlight(): readonly InFlight[] {
    return this.writing ? [this.writing] : []
  }

  boxes(): ReturnType<PictureScreen['boxes']> {
    const { forgotten } = this
    this.forgotten = false
    const { fit, cells } = this.options
    const box = { row: 0, col: 0, rows: cells.height, cols: cells.width }
    return { version: 1, forgotten, boxes: [{ which: 'theirs', box, fit }] }
  }

  picture(bytes: Uint8Array): boolean {
    const sentMs = performance.now()
    const writing = { bytes: bytes.length, sentMs }
    this.writing = writing
    this.count += bytes.length + HOME.length
    this.stream.write(Buffer.concat([Buffer.from(HOME), bytes]), () => this.taken(writing))
    return true
  }

  private taken(writing: InFlight): void {
    this.writing = undefined
    const nowMs = performance.now()
    this.options.onTaken({ ...writing, drainedMs: nowMs, shownMs: nowMs })
  }
}
