/** A cell as it is seen: colours are `default`, `#rrggbb` or the index in the palette. */
export interface SeenCell {
  readonly text: string
  readonly fore: string
  readonly back: string
}

const UNTOUCHED: SeenCell = { text: '?', fore: 'default', back: 'default' }
const SEQUENCE = /\x1b\[([0-9;]*)([A-Za-z])|([^\x1b])/gu

/**
 * A terminal that understands what a picture may consist of (CUP, CUF, SGR 0, 38/48;2, 38/48;5 and 30 to 107, UTF-8 text of
 * width 1) and throws at anything else, and at text outside the screen. Written without a look at the renderer.
 */
export class TerminalEmulator {
  private cells: SeenCell[]
  private row = 0
  private col = 0
  private fore = 'default'
  private back = 'default'
  /** Cells that were written since the last `forgetWrites`, as `row,col`. */
  readonly writes = new Set<string>()

  constructor(
    readonly rows: number,
    readonly cols: number,
  ) {
    this.cells = Array.from({ length: rows * cols }, () => UNTOUCHED)
  }

  cell(row: number, col: number): SeenCell {
    return this.cells[row * this.cols + col] ?? UNTOUCHED
  }

  /** What a dialog of somebody else's does to the screen. */
  scribble(row: number, col: number): void {
    this.cells[row * this.cols + col] = UNTOUCHED
  }

  get reset(): boolean {
    return this.fore === 'default' && this.back === 'default'
  }

  write(bytes: Uint8Array): void {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    let end = 0
    for (const match of text.matchAll(SEQUENCE)) {
      if (match.index !== end) break
      end += match[0].length
      if (match[3] !== undefined) this.print(match[3])
      else this.control(match[2] ?? '', match[1] ?? '')
    }
    if (end !== text.length) throw new Error(`not understood: ${JSON.stringify(text.slice(end, end + 20))}`)
  }

  private print(text: string): void {
    if (text < ' ' || this.row >= this.rows || this.col >= this.cols)
      throw new Error(`bad text at ${this.row},${this.col}`)
    this.cells[this.row * this.cols + this.col] = { text, fore: this.fore, back: this.back }
    this.writes.add(`${this.row},${this.col}`)
    this.col++
  }

  private control(final: string, parameters: string): void {
    const values = parameters === '' ? [] : parameters.split(';').map(Number)
    if (final === 'H') {
      this.row = (values[0] ?? 1) - 1
      this.col = (values[1] ?? 1) - 1
    } else if (final === 'C') this.col += values[0] ?? 1
    else if (final === 'm') this.select(values)
    else throw new Error(`CSI ${parameters} ${final} is not for pictures`)
  }

  private select(values: number[]): void {
    if (values.length === 0 || values[0] === 0) {
      this.fore = this.back = 'default'
      return
    }
    while (values.length > 0) {
      if (this.selectNamed(values[0] ?? 0)) {
        values.shift()
        continue
      }
      const [value = 0] = values.splice(0, 1)
      if (value === 38) this.fore = extended(values)
      else if (value === 48) this.back = extended(values)
      else if (named(value, 30) !== undefined) this.fore = String(named(value, 30))
      else if (named(value, 40) !== undefined) this.back = String(named(value, 40))
      else throw new Error(`SGR ${value} is not for pictures`)
    }
  }

  /** The 16 colours that have parameters of their own. */
  private selectNamed(parameter: number): boolean {
    const bright = parameter >= 90
    const colour = parameter - (bright ? 90 : 30)
    if (colour < 0 || colour > 17 || colour % 10 > 7) return false
    const name = String((colour % 10) + (bright ? 8 : 0))
    if (colour < 10) this.fore = name
    else this.back = name
    return true
  }
}

/** What follows 38 or 48: `2;r;g;b` or `5;n`. */
const extended = (values: number[]): string =>
  values.splice(0, 1)[0] === 2 ? hex(values.splice(0, 3)) : String(values.splice(0, 1)[0])

/** The index of one of the 16 colours: eight from `first` on, and eight bright ones from `first + 60` on. */
const named = (value: number, first: number): number | undefined => {
  if (value >= first && value < first + 8) return value - first
  return value >= first + 60 && value < first + 68 ? value - first - 52 : undefined
}

const hex = (channels: number[]): string => `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`

/** The colours of the upper and the lower half of a cell. */
export const halves = (cell: SeenCell): readonly [string, string] => {
  switch (cell.text) {
    case '▀':
      return [cell.fore, cell.back]
    case '▄':
      return [cell.back, cell.fore]
    case ' ':
      return [cell.back, cell.back]
    case '█':
      return [cell.fore, cell.fore]
    default:
      return ['no picture', 'no picture']
  }
}
