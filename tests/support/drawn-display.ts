import { PassThrough } from 'node:stream'
import type { ReadStream } from 'node:tty'
import { traitsOf } from '../../src/interface/traits'
import { createRenderer } from '../../src/media/render/create'
import type { Renderer } from '../../src/media/render/renderer'
import type { Which } from '../../src/media/video/messages'
import type { Capabilities } from '../../src/tui/display'
import { BlessedDisplay } from '../../src/tui/terminal/blessed-display'
import type { Device } from '../../src/tui/terminal/device'
import { TerminalInput } from '../../src/tui/terminal/input'
import { TerminalGuard } from '../../src/tui/terminal/restore'
import { WindowSize } from '../../src/tui/terminal/window-size'
import { CellTerminal } from './cell-terminal'
import { frameOf } from './frames'

interface Size {
  readonly columns: number
  readonly rows: number
}

const CAPABILITIES: Omit<Capabilities, 'columns' | 'rows'> = {
  colours: '256',
  synchronized: false,
  sixel: false,
  kittyGraphics: false,
  answersStatus: true,
  multiplexer: 'none',
  mode: 'half',
}

/** A device that gives everything to an emulator at once, and remembers how much it was. */
class EmulatedDevice implements Device {
  written = 0

  constructor(private readonly terminal: CellTerminal) {}

  write(bytes: Uint8Array, done: (error?: Error) => void): void {
    this.writeNow(bytes)
    done()
  }

  writeNow(bytes: Uint8Array): boolean {
    this.written += bytes.length
    this.terminal.write(bytes)
    return true
  }

  abandon(): void {
    // Nothing waits.
  }

  discardUntil(): void {
    // Nothing is read.
  }

  close(): void {
    // Nothing is open.
  }
}

/**
 * The real display on an emulated terminal in this process. Its timers have to be jest's (`nextTick` and `queueMicrotask` the
 * real ones): then a second passes in a moment.
 */
export class DrawnDisplay {
  readonly terminal: CellTerminal
  readonly display: BlessedDisplay
  readonly device: EmulatedDevice
  private readonly keyboard = new PassThrough()
  private readonly stream: { columns: number; rows: number }
  private renderers: Partial<Record<Which, Renderer>> = {}
  private step = 0

  constructor(size: Size, unicode: '6' | '11' = '11') {
    this.stream = { ...size }
    this.terminal = new CellTerminal(size, unicode)
    this.device = new EmulatedDevice(this.terminal)
    const { device } = this
    const keyboard = this.keyboard as unknown as ReadStream
    const guard = new TerminalGuard({ device, input: { setRawMode: () => keyboard } })
    this.display = new BlessedDisplay({
      capabilities: { ...CAPABILITIES, ...size },
      device,
      guard,
      window: new WindowSize(this.stream),
      input: new TerminalInput(keyboard),
    })
    this.terminal.onAnswer((answer) => this.keyboard.write(answer))
    guard.take()
  }

  /** The window gets another size, and the program is told so. */
  resize({ columns, rows }: Size): void {
    Object.assign(this.stream, { columns, rows })
    this.terminal.resize(columns, rows)
    process.emit('SIGWINCH')
  }

  /** What a person types. */
  type(keys: string): void {
    this.keyboard.write(keys)
  }

  /** Draws pictures where the scene has places for them, if the terminal takes any now; `step` says which. */
  paint(step = this.step): void {
    const { display } = this
    this.step = step
    if (!display.slotFree) return
    const { version, forgotten, boxes } = display.boxes()
    if (forgotten) this.renderers = {}
    const bytes = boxes.map(({ which, ...view }) => this.renderer(which).render(pictureOf(which, step), view))
    const all = Buffer.concat(bytes)
    if (all.length > 0 && !display.picture(all, version)) this.renderers = {}
  }

  close(): void {
    this.display.close()
    this.terminal.dispose()
    this.keyboard.destroy()
  }

  private renderer(which: Which): Renderer {
    const { capabilities } = this.display
    return (this.renderers[which] ??= createRenderer(capabilities.mode, traitsOf(capabilities)))
  }
}

const pictureOf = (which: Which, step: number): ReturnType<typeof frameOf> =>
  frameOf(16, 12, (x, y) => (which === 'mine' ? [0, (step * 40) & 255, y * 20] : [x * 16, (step * 30) & 255, y * 20]))
