import { Unicode11Addon } from '@xterm/addon-unicode11'
import { Terminal } from '@xterm/headless'

/** What is used of xterm.js beyond its interface: writing at once, which its own tests do. */
interface Inner {
  readonly _core: { writeSync(text: string | Uint8Array): void }
}

/** The emulator of xterm.js by itself, without a program: what becomes at once of what is written to a terminal. */
export class CellTerminal {
  private readonly terminal: Terminal

  /** `unicode`: the version of the table of widths, 6 or 11: emoji are wide in the newer one alone. */
  constructor(size: { readonly columns: number; readonly rows: number }, unicode: '6' | '11' = '11') {
    const { columns: cols, rows } = size
    this.terminal = new Terminal({ cols, rows, allowProposedApi: true, scrollback: 0, logLevel: 'off' })
    this.terminal.loadAddon(new Unicode11Addon())
    this.terminal.unicode.activeVersion = unicode
  }

  write(text: string | Uint8Array): void {
    ;(this.terminal as unknown as Inner)._core.writeSync(text)
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

  /** Every row of the screen with the looks of its cells: text, width, colours, weight. What looks the same is the same. */
  get cells(): readonly string[] {
    const { cols } = this.terminal
    return this.rows((line) => {
      let text = ''
      let last = ''
      for (let x = 0; x < cols; x++) {
        const cell = line?.getCell(x)
        if (!cell) continue
        const { text: char, looks } = seen(cell)
        text += (looks === last ? '' : looks) + char
        last = looks
      }
      return text
    })
  }

  /** Where the cursor is, and whether the second screen is shown. */
  get state(): { readonly x: number; readonly y: number; readonly alternate: boolean } {
    const { cursorX: x, cursorY: y, type } = this.terminal.buffer.active
    return { x, y, alternate: type === 'alternate' }
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

/** What is to be seen of a cell. A colour that nothing is drawn in is none, and a block has more than one way to be drawn. */
const seen = (cell: LineCell): { readonly text: string; readonly looks: string } => {
  const text = cell.getWidth() === 0 ? '' : cell.getChars() || ' '
  const weights = [cell.isBold() && 'b', cell.isUnderline() && 'u', cell.isInverse() && 'r', cell.isDim() && 'd']
  const weight = weights.filter(Boolean).join('')
  const fore = `${cell.getFgColorMode()}.${cell.getFgColor()}`
  const back = `${cell.getBgColorMode()}.${cell.getBgColor()}`
  if (text === '█' || ('▀▄'.includes(text) && fore === back)) return { text: ' ', looks: `‹/${fore}›` }
  if (text === '▄') return { text: '▀', looks: `‹${weight}${back}/${fore}›` }
  if (text === ' ' && !cell.isInverse() && !cell.isUnderline()) return { text, looks: `‹/${back}›` }
  return { text, looks: `‹${weight}${fore}/${back}›` }
}
