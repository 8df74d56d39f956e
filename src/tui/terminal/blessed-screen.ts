import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import blessed from 'blessed'
import type { Row } from './cells'
import { sureCells } from './sure-cells'

/** Colours and features of this entry of terminfo; with the real name many terminals would get eight colours. */
const TERMINFO = 'xterm-256color'

/** A key as blessed names it. */
export interface BlessedKey {
  readonly full: string
  readonly name: string | undefined
}

/** What is used of blessed's screen; its published types lack the half of it. */
export interface CellScreen {
  readonly lines: Row[]
  /** The cells that the terminal shows. */
  readonly olines: Row[]
  /** The attribute of an untouched cell. */
  readonly dattr: number
  readonly tput: { brokenACS: boolean; unicode: boolean }
  readonly program: {
    cols: number
    rows: number
    flush(): void
    on(event: 'keypress', listener: (character: string | undefined, key: BlessedKey) => void): void
  }
  /** Lets the boxes paint themselves into `lines`, and writes what differs from the last time. */
  render(): void
  /** New buffers of the present size, all cells to be written. */
  alloc(dirty: boolean): void
  destroy(): void
  /** Writes what differs between the two in these rows; part of `render`. */
  draw: (first: number, last: number) => void
}

/** What is used of blessed's boxes. */
export interface CellBox {
  render: () => void
  readonly position: { left: number; top: number; width: number; height: number }
  setFront(): void
  detach(): void
  destroy(): void
}

/** What blessed takes for its input: one key at a time, at once. Raw mode is not blessed's business. */
export class KeySource extends EventEmitter {
  readonly isTTY = true
  readonly isRaw = true

  setRawMode(): this {
    return this
  }

  resume(): this {
    return this
  }

  pause(): this {
    return this
  }

  press(sequence: string): void {
    this.emit('data', sequence)
  }
}

/** What blessed takes for its output: collects what it writes until it is taken. */
export class TextSink extends EventEmitter {
  readonly isTTY = true
  /** blessed asks for it before each write. */
  readonly writable = true
  private text = ''

  constructor(
    public columns: number,
    public rows: number,
  ) {
    super()
  }

  write(text: string): boolean {
    this.text += text
    return true
  }

  /** What was written since the last time. */
  take(): string {
    const { text } = this
    this.text = ''
    return text
  }
}

/** blessed's screen between a source of keys and a sink of text. The terminal's modes are not set by it. */
export const createScreen = (keys: KeySource, sink: TextSink): CellScreen => {
  const options = {
    // blessed needs of its streams only what these two classes have; its types name them the wrong way round.
    input: keys as unknown as Writable,
    output: sink as unknown as Readable,
    terminal: TERMINFO,
    fullUnicode: false,
    forceUnicode: true,
    smartCSR: false,
    fastCSR: false,
    useBCE: false,
    warnings: false,
    sendFocus: false,
  }
  const screen = blessed.screen(options) as unknown as CellScreen
  // Lines are drawn with characters, not with the alternate character set, which tmux shows as letters.
  screen.tput.brokenACS = true
  screen.tput.unicode = true
  const draw = screen.draw.bind(screen)
  screen.draw = (first, last) => {
    sureCells(screen.lines, screen.olines)
    draw(first, last)
  }
  screen.program.flush()
  sink.take()
  return screen
}

/** A box on the screen that paints itself with `render`; blessed keeps its place and order. */
export const createBox = (screen: CellScreen, render: () => void): CellBox => {
  const parent = screen as unknown as blessed.Widgets.Screen
  const box = blessed.box({ parent, tags: false, width: 1, height: 1 }) as unknown as CellBox
  box.render = render
  return box
}
