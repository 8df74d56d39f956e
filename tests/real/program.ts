/**
 * `program.ts FOLDER [MODE]`: draws sixty pictures in the terminal that it runs in, through the whole path from the
 * renderer to the terminal, with a dialog over them for a while. It waits for what the script does: files in FOLDER.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PicturePump } from '../../src/interface/picture-pump'
import { LinkController } from '../../src/media/link/controller'
import { EXACT, type Effort, type RenderMode } from '../../src/media/render/renderer'
import { Pictures, type Want } from '../../src/media/video/pictures'
import type { Display } from '../../src/tui/display'
import type { Line, Pane } from '../../src/tui/scene'
import { openDisplay } from '../../src/tui/terminal/open'
import { scaledSlowly } from '../support/frames'
import { movingFrame } from './moving'

const STEPS = 60
const DIALOG = { from: 20, to: 40 }
/** Pictures of the last frame, until nothing that was held is left: more than a second of them. */
const SETTLING = 40
const POLL_MS = 25
const HELD: Effort = { hold: 4, budgetBytes: Infinity }

const [, , folder = '.', mode] = process.argv

const wait = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, POLL_MS))
}
const tell = (name: string, what: unknown = ''): void => writeFileSync(join(folder, name), JSON.stringify(what))
const told = (name: string): boolean => existsSync(join(folder, name))

const text = (words: string): Line => [{ text: words, style: 'normal' }]

/** Cells are held by what they cost, pixels by how far they are off, which the refresh makes good. */
const isPixels = ({ capabilities: { mode } }: Display): boolean => mode === 'sixel' || mode === 'kitty'

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
    await this.settle()
    tell('ready')
    await wait(() => told('go'))
    this.picture = true
    this.show()
    await wait(() => this.pictures.wantedSize('theirs') !== undefined)
    for (; this.step < STEPS + SETTLING; this.step++) await this.next()
    tell('done', this.report())
    await wait(() => told('end'))
  }

  /** What is drawn by the interface is on the terminal. */
  private async settle(): Promise<void> {
    this.show()
    await new Promise((resolve) => setTimeout(resolve, 500))
  }

  private async next(): Promise<void> {
    const dialog = this.step >= DIALOG.from && this.step < DIALOG.to
    if (dialog !== this.dialog) {
      this.dialog = dialog
      this.show()
    }
    this.pictures.offer('theirs', this.frame())
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    this.pump.want()
    this.pictures.poll()
    await wait(() => this.display.slotFree)
  }

  private frame(): ReturnType<typeof movingFrame> {
    return movingFrame(this.frameSize(), Math.min(this.step, STEPS))
  }

  /** As large as what is shown, so that nothing is scaled; where cells are drawn, of the box's aspect on the glass. */
  private frameSize(): { readonly width: number; readonly height: number } {
    const { cell = { width: 8, height: 16 } } = this.display.capabilities
    const { width, height } = this.pictures.wantedSize('theirs') ?? { width: 1, height: 1 }
    if (isPixels(this.display)) return { width, height }
    return { width: width * cell.width, height: (height * cell.height) / 2 }
  }

  private report(): object {
    const { width, height } = this.pictures.wantedSize('theirs') ?? { width: 1, height: 1 }
    const { box } = this.display.boxes().boxes[0] ?? {}
    const frame = this.frame()
    const scaled = frame.width === width ? frame.data : Uint8Array.from(scaledSlowly(frame, width, height), Math.round)
    writeFileSync(join(folder, 'wanted.bgr'), scaled)
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
