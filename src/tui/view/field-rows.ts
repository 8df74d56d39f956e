import { graphemes, type Field } from '../field'
import { cellWidth } from '../width'

/** A field in several rows. */
export interface FieldRows {
  readonly rows: readonly string[]
  /** Where the cursor stands in them. */
  readonly cursor: { readonly row: number; readonly column: number }
}

interface Flow {
  readonly rows: string[]
  column: number
}

const flow = (into: Flow, text: string, width: number): Flow => {
  for (const character of graphemes(text)) {
    const cells = Math.min(cellWidth(character), width)
    if (into.column + cells > width) {
      into.rows.push('')
      into.column = 0
    }
    into.rows.push((into.rows.pop() ?? '') + character)
    into.column += cells
  }
  return into
}

/** A field broken into rows of `width` cells at its characters; at most `most` rows, those around the cursor. */
export const fieldRows = (field: Field, width: number, most: number): FieldRows => {
  const written: Flow = flow({ rows: [''], column: 0 }, field.before, width)
  // The cursor needs a cell of its own.
  if (written.column >= width) {
    written.rows.push('')
    written.column = 0
  }
  const cursor = { row: written.rows.length - 1, column: written.column }
  const { rows } = flow(written, field.after, width)
  const first = Math.max(0, Math.min(cursor.row - most + 1, rows.length - most))
  return { rows: rows.slice(first, first + most), cursor: { row: cursor.row - first, column: cursor.column } }
}
