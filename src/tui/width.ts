/** How many cells of a terminal a text takes, and fitting a text into cells. All texts are clean (protocol/text). */

const PLAIN = /^[\x20-\x7e]*$/
// Marks that lie over the character before them, joining forms of Hangul, formatting characters.
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u1160-\u11ff\ud7b0-\ud7ff]$/u
const EMOJI = /^\p{Emoji_Presentation}$/u
/** East Asian Wide and Fullwidth (UAX #11), as first and last code points. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f265],
  [0x20000, 0x3fffd],
]

/** Cells of one character (a code point): 0, 1 or 2. */
export const charWidth = (char: string): 0 | 1 | 2 => {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x300) return code >= 0x20 && code !== 0x7f && !(code >= 0x80 && code < 0xa0) ? 1 : 0
  if (ZERO.test(char)) return 0
  return WIDE.some(([first, last]) => code >= first && code <= last) || EMOJI.test(char) ? 2 : 1
}

/** Cells of a text. */
export const cellWidth = (text: string): number => {
  if (PLAIN.test(text)) return text.length
  let width = 0
  for (const char of text) width += charWidth(char)
  return width
}

/** The longest beginning of `text` that fits into `width` cells. */
export const take = (text: string, width: number): string => {
  if (PLAIN.test(text)) return text.slice(0, Math.max(0, width))
  let taken = ''
  let used = 0
  for (const char of text) {
    used += charWidth(char)
    if (used > width) break
    taken += char
  }
  return taken
}

/** The longest end of `text` that fits into `width` cells and does not begin with a mark of the character before. */
export const takeEnd = (text: string, width: number): string => {
  const chars = Array.from(text)
  let start = chars.length
  let used = 0
  for (let at = chars.length - 1; at >= 0; at--) {
    const cells = charWidth(chars[at] ?? '')
    used += cells
    if (used > width) break
    if (cells > 0) start = at
  }
  return chars.slice(start).join('')
}

/** `text` in at most `width` cells; what is cut off is shown by an ellipsis. */
export const cut = (text: string, width: number): string => {
  if (width <= 0) return ''
  return cellWidth(text) <= width ? text : take(text, width - 1) + '…'
}

/** `text` in exactly `width` cells, blanks after it. */
export const pad = (text: string, width: number): string => {
  const fitted = cut(text, width)
  return fitted + ' '.repeat(Math.max(0, width - cellWidth(fitted)))
}

/** `text` in exactly `width` cells, blanks before it. */
export const padStart = (text: string, width: number): string => {
  const fitted = cut(text, width)
  return ' '.repeat(Math.max(0, width - cellWidth(fitted))) + fitted
}

/** `text` broken at blanks into lines of at most `width` cells; a word that is longer is cut in pieces. */
export const wrap = (text: string, width: number): readonly string[] => {
  if (width <= 0) return []
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, width))) {
    const joined = line === '' ? word : `${line} ${word}`
    if (cellWidth(joined) > width) lines.push(line)
    line = cellWidth(joined) > width ? word : joined
  }
  return [...lines, line]
}

const pieces = (word: string, width: number): readonly string[] => {
  const found: string[] = []
  let rest = word
  while (cellWidth(rest) > width) {
    const piece = take(rest, width)
    // A wide character does not fit into one cell: nothing can be shown of it.
    if (piece === '') return [...found, '…']
    found.push(piece)
    rest = rest.slice(piece.length)
  }
  return [...found, rest]
}
