/**
 * `program.ts FOLDER [MODE]`: draws a picture and sixty changes of it in the terminal that it runs in, through the whole
 * path from the renderer to the terminal, with a dialog over them for a while. It waits for what the script does: files in
 * FOLDER. What does not come in time ends it, with `failed` in FOLDER.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PicturePump } from '../../src/interface/picture-pump'
import { LinkController } from '../../src/media/link/controller'
import { EXACT, isOfPixels, type Effort, type RenderMode } from '../../src/media/render/renderer'
import { Pictures, type Want } from '../../src/media/video/pictures'
import type { Display } from '../../src/tui/display'
import type { Line, Pane } from '../../src/tui/scene'
import { openDisplay } from '../../src/tui/terminal/open'
import type { Frame } from '../../src/media/frame'
import { enlarged, movingFrame } from './moving'

/** Frames after the first one; the dialog lies over them between these two. */
const STEPS = 60
const DIALOG = { from: 20, to: 40 }
/** What was held is made good within a second: when nothing was drawn for longer, there is nothing left to draw. */
const SETTLED_MS = 1500
const POLL_MS = 10
/** A picture of a slow terminal, the script's word, and all of it may take so long. */
const PATIENCE_MS = 20_000
const HELD: Effort = { hold: 4, budgetBytes: Infinity }

const [, , folder = '.', mode] = process.argv

const wait = async (what: string, holds: () => boolean): Promise<void> => {
  const latest = performance.now() + PATIENCE_MS
  while (!holds()) {
    if (performance.now() > latest) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
const tell = (name: string, what: unknown = ''): void => writeFileSync(join(folder, name), JSON.stringify(what))
const told = (name: string): boolean => existsSync(join(folder, name))

const text = (words: string): Line => [{ text: words, style: 'normal' }]

/** Cells are held by what they cost, pixels by how far they are off, which the refresh makes good. */
const isPixels = ({ capabilities }: Display): boolean => isOfPixels(capabilities.mode)

class Program {
  private step = 0
  private dialog = false
  private picture = false
  private readonly pictures: Pictures
  private readonly pump: PicturePump

  constructor(private readonly display: Display) {
    this.pictures = new Pictures((answer) => this.pump.take(answer))
    const video = {
      // At its best, whatever the link controller makes of a machine that has much to do.
      send: (message: object) =>
        setImmediate(() =>
          this.pictures.want({ ...(message as Want), effort: isPixels(this.display) ? HELD : EXACT, detail: 1 }),
        ),
    }
    this.pump = new PicturePump(display, video, new LinkController())
    display.onSlot(() => this.pump.want())
  }

  async run(): Promise<void> {
    this.show()
    await wait('the first drawing', () => this.display.slotFree)
    tell('ready')
    await wait('the script', () => told('go'))
    this.picture = true
    this.show()
    await wait('the box of the picture', () => this.wanted() !== undefined)
    for (; this.step <= STEPS; this.step++) await this.next()
    this.step = STEPS
    await this.settle()
    tell('done', this.report())
    await wait('the end', () => told('end'))
  }

  /** One more frame, until it is drawn and the terminal has it. */
  private async next(): Promise<void> {
    const dialog = this.step >= DIALOG.from && this.step < DIALOG.to
    if (dialog !== this.dialog) {
      this.dialog = dialog
      this.show()
    }
    const before = this.display.output.pictures
    this.pictures.offer('theirs', this.frame())
    await wait(`picture ${this.step}`, () => this.draw() > before && this.display.inFlight.length === 0)
  }

  /** The last frame, until nothing of it is left to draw. */
  private async settle(): Promise<void> {
    let drawn = { pictures: -1, atMs: 0 }
    await wait('the last picture', () => {
      const pictures = this.draw()
      if (pictures !== drawn.pictures) drawn = { pictures, atMs: performance.now() }
      return performance.now() - drawn.atMs > SETTLED_MS
    })
  }

  /** Goes on drawing; says how many pictures were written. */
  private draw(): number {
    this.pump.want()
    this.pictures.poll()
    return this.display.output.pictures
  }

  private wanted(): ReturnType<Pictures['wantedSize']> {
    this.pump.want()
    return this.pictures.wantedSize('theirs')
  }

  private frame(): Frame {
    const small = this.shown()
    return isPixels(this.display) ? small : enlarged(small, this.element())
  }

  /** What shall be seen, each pixel as large as the terminal's picture elements. */
  private shown(): Frame {
    return movingFrame(this.wanted() ?? { width: 1, height: 1 }, this.step, this.display.capabilities.colours)
  }

  /** Half a cell in whole pixels of the frame: nothing is scaled but by these, and nothing is left free. */
  private element(): { readonly width: number; readonly height: number } {
    const { width, height } = this.display.capabilities.cell ?? { width: 8, height: 16 }
    return height % 2 === 0 ? { width, height: height / 2 } : { width: width * 2, height }
  }

  private report(): object {
    const { box } = this.display.boxes().boxes[0] ?? {}
    const { width, height, data } = this.shown()
    writeFileSync(join(folder, 'wanted.bgr'), data)
    const { capabilities, output } = this.display
    return { box, wanted: { width, height }, capabilities, output }
  }

  private show(): void {
    const { columns, rows } = this.display.capabilities
    const words = Array.from({ length: rows }, (_, row) =>
      text(`${row} ${'what is outside of the box stays '.repeat(4)}`),
    )
    const plain = { border: false, title: '', focused: false, style: 'normal', kind: 'text' } as const
    const ground: Pane = { ...plain, id: 'ground', x: 0, y: 0, width: columns, height: rows, lines: words }
    const box = { x: 6, y: 3, width: columns - 14, height: rows - 5, border: true }
    const frame: Pane = { ...plain, ...box, id: 'frame', kind: this.picture ? 'theirs' : 'text', lines: [] }
    const dialog: Pane = {
      ...plain,
      id: 'dialog',
      x: 20,
      y: 6,
      width: 24,
      height: 7,
      border: true,
      lines: [text('over')],
    }
    this.display.show({ panes: [ground, frame, ...(this.dialog ? [dialog] : [])], title: 'vcall' })
  }
}

const main = async (): Promise<void> => {
  const display = await openDisplay()
  if (mode !== undefined) display.setMode(mode as RenderMode)
  try {
    await new Program(display).run()
  } finally {
    display.close()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    tell('failed', String(error instanceof Error ? error.stack : error))
    process.exit(1)
  },
)
