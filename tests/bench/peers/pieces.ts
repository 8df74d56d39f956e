/** One picture of a program's output. */
export interface Piece {
  /** All that the program wrote for it. */
  readonly bytes: number
  /** What a screen of ours is to be given. */
  readonly shown: Uint8Array
}

/** Cuts what a program wrote into its pictures. */
export type Cut = (output: Uint8Array) => readonly Piece[]

const HOME = '\x1b[1;1H'
const SHOWS_CURSOR = '\x1b[?25h'

/** Bytes are kept as they are, one character each. */
const textOf = (output: Uint8Array): string => Buffer.from(output).toString('latin1')
const pieceOf = (text: string, shown = text): Piece => ({ bytes: text.length, shown: Buffer.from(shown, 'latin1') })

/** What full-screen programs write at their end, after the cursor is seen again, belongs to no picture. */
const withoutEnd = (text: string): string => {
  const end = text.lastIndexOf(SHOWS_CURSOR)
  return end < 0 ? text : text.slice(0, end)
}

/** Pictures of so many lines, one below the other, and perhaps an empty one between them; each is shown from the top. */
export const byLines =
  (rows: number): Cut =>
  (output) => {
    const lines = textOf(output).match(/[^\n]+\n/g) ?? []
    return Array.from({ length: Math.floor(lines.length / rows) }, (_, i) => {
      const text = lines.slice(i * rows, (i + 1) * rows).join('')
      return pieceOf(text, HOME + text)
    })
  }

/** Each picture goes back to its first line by so many upwards. */
export const byMovesUp =
  (rows: number): Cut =>
  (output) =>
    withoutEnd(textOf(output))
      .split(`\x1b[${rows}A`)
      .map((text, i) => (i === 0 ? pieceOf(text) : pieceOf(`\x1b[${rows}A${text}`)))

/** Each picture begins with a position of the cursor that no other line has: that which comes first. */
export const byPositions: Cut = (output) => {
  const text = withoutEnd(textOf(output))
  const [first] = /\x1b\[\d+;\d+f/.exec(text) ?? []
  if (first === undefined) return []
  return text
    .split(first)
    .slice(1)
    .map((rest) => pieceOf(first + rest))
}

/** Pictures between a beginning and the next; of each only these sequences are shown, at the top left. */
const bySequences =
  (begins: string, sequence: RegExp): Cut =>
  (output) =>
    textOf(output)
      .split(begins)
      .slice(1)
      .map((rest) => pieceOf(begins + rest, HOME + ((begins + rest).match(sequence) ?? []).join('')))

/** Sixel pictures: DCS to ST. */
export const bySixels: Cut = bySequences('\x1bP', /\x1bP[^\x1b]*\x1b\\/g)

/** Images of kitty's graphics that are sent and shown at once, in chunks: APC to ST. */
export const byImages: Cut = bySequences('\x1b_Ga=T', /\x1b_G[^\x1b]*\x1b\\/g)
