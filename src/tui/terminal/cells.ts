/** A cell as blessed keeps it: attribute, character. The second half of a wide character is the empty text. */
export type Cell = [attribute: number, character: string]

/** A row of the screen; `dirty`: blessed compares it with what the terminal shows. */
export type Row = Cell[] & { dirty?: boolean }

/** A rectangle of cells. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Writes into blessed's buffer of cells, and keeps wide characters whole: half of one becomes a space. */
export class Canvas {
  constructor(private readonly rows: readonly Row[]) {}

  /** One cell; nothing outside the screen. `wide`: the character takes the next cell too, or none where one of them is outside. */
  put(
    x: number,
    y: number,
    cell: { readonly attribute: number; readonly character: string; readonly wide?: boolean },
  ): void {
    if (!cell.wide) return this.set(x, y, cell.attribute, cell.character)
    const whole = x >= 0 && x + 1 < (this.rows[y]?.length ?? 0)
    this.set(x, y, cell.attribute, whole ? cell.character : ' ')
    this.set(x + 1, y, cell.attribute, whole ? '' : ' ')
  }

  /** Fills an area with one character of one cell. */
  fill(area: Area, attribute: number, character: string): void {
    for (let y = area.y; y < area.y + area.height; y++) {
      for (let x = area.x; x < area.x + area.width; x++) this.set(x, y, attribute, character)
    }
  }

  /** Replaces the halves of wide characters that an area is about to cut at its left and right edge. */
  cut(area: Area): void {
    for (let y = area.y; y < area.y + area.height; y++) {
      this.cutAt(area.x, y)
      this.cutAt(area.x + area.width, y)
    }
  }

  /** The character that reaches over the border left of column `x` loses both halves. */
  private cutAt(x: number, y: number): void {
    const right = this.rows[y]?.[x]
    const left = this.rows[y]?.[x - 1]
    if (right?.[1] !== '' || left === undefined) return
    this.set(x - 1, y, left[0], ' ')
    this.set(x, y, right[0], ' ')
  }

  private set(x: number, y: number, attribute: number, character: string): void {
    const row = this.rows[y]
    const cell = row?.[x]
    if (!row || !cell || (cell[0] === attribute && cell[1] === character)) return
    cell[0] = attribute
    cell[1] = character
    row.dirty = true
  }
}
