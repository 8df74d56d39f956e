import { Unicode11Addon } from '@xterm/addon-unicode11'
import { Terminal } from '@xterm/headless'

/** The emulator of xterm.js by itself, without a program: what becomes of a text that is written to a terminal. */
export class CellTerminal {
  private readonly terminal: Terminal

  constructor(size: { readonly columns: number; readonly rows: number }) {
    this.terminal = new Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true, scrollback: 0 })
    this.terminal.loadAddon(new Unicode11Addon())
    this.terminal.unicode.activeVersion = '11'
  }

  /** Resolves when all of it is on the screen. */
  async write(text: string | Uint8Array): Promise<void> {
    await new Promise<void>((resolve) => this.terminal.write(text, resolve))
  }

  resize(columns: number, rows: number): void {
    this.terminal.resize(columns, rows)
  }

  /** Calls `listener` with what the terminal answers. */
  onAnswer(listener: (answer: string) => void): void {
    this.terminal.onData(listener)
  }

  /** The rows of the screen, blanks at their ends cut off. */
  get lines(): readonly string[] {
    return this.rows((line) => line?.translateToString(true) ?? '')
  }

  /** Every row of the screen with the looks of its cells: text, width, colours, weight. Equal texts look equal. */
  get cells(): readonly string[] {
    const { cols } = this.terminal
    return this.rows((line) => {
      let text = ''
      let last = ''
      for (let x = 0; x < cols; x++) {
        const cell = line?.getCell(x)
        if (!cell) continue
        const looks = lookOf(cell)
        text += (looks === last ? '' : looks) + (cell.getWidth() === 0 ? '' : cell.getChars() || ' ')
        last = looks
      }
      return text
    })
  }

  dispose(): void {
    this.terminal.dispose()
  }

  private rows<T>(read: (line: Line | undefined) => T): readonly T[] {
    const buffer = this.terminal.buffer.active
    return Array.from({ length: this.terminal.rows }, (_, y) => read(buffer.getLine(buffer.baseY + y)))
  }
}

type Line = NonNullable<ReturnType<Terminal['buffer']['active']['getLine']>>
type LineCell = NonNullable<ReturnType<Line['getCell']>>

const lookOf = (cell: LineCell): string => {
  const weight = `${cell.isBold() ? 'b' : ''}${cell.isUnderline() ? 'u' : ''}${cell.isInverse() ? 'r' : ''}${cell.isDim() ? 'd' : ''}`
  return `‹${weight}${cell.getFgColorMode()}.${cell.getFgColor()}/${cell.getBgColorMode()}.${cell.getBgColor()}›`
}
