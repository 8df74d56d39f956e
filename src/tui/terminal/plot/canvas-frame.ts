/** A cell of a drawn canvas: the character, and the number of the palette in which it was drawn; 0: none. */
export interface CanvasCell {
  readonly text: string
  readonly ink: number
}

const PIECE = /\x1b\[([\d;]*)m|([^\x1b])/gu
const INDEXED = /^38;5;(\d+)$/

/** The cells of what a drawing canvas gives out: lines of characters between SGR sequences. */
export const canvasCells = (frame: string): readonly (readonly CanvasCell[])[] => frame.split('\n').map(lineCells)

const lineCells = (line: string): readonly CanvasCell[] => {
  const cells: CanvasCell[] = []
  let ink = 0
  for (const [, parameters, text] of line.matchAll(PIECE)) {
    if (text !== undefined) cells.push({ text, ink })
    else if (parameters !== '49') ink = Number(INDEXED.exec(parameters ?? '')?.[1] ?? 0)
  }
  return cells
}
