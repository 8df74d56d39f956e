import { graphemes, type Field } from '../field'
import { cellWidth, take, takeEnd } from '../width'

/** The part of a field that is seen. */
export interface FieldWindow {
  readonly text: string
  /** Cells before the cursor. */
  readonly cursor: number
}

const hide = (text: string): string => '•'.repeat(graphemes(text).length)

/** What is seen of a field in `width` cells: always the cursor, and an ellipsis where more is at that side. */
export const fieldWindow = (field: Field, width: number, secret = false): FieldWindow => {
  const before = secret ? hide(field.before) : field.before
  const after = secret ? hide(field.after) : field.after
  // One cell is kept for the cursor behind the last character.
  const left = cellWidth(before) < width ? before : `…${takeEnd(before, width - 2)}`
  const cursor = Math.min(cellWidth(left), Math.max(0, width - 1))
  const room = width - cellWidth(left)
  const right = cellWidth(after) <= room ? after : `${take(after, room - 1)}…`
  return { text: take(left + right, width), cursor }
}
