import type { Memory, Pointer } from '../kernel'
import { NO_COLOUR, WEIGHTS } from '../quantize-job'

/** Where a palette and its table are, as of `quantize`. */
export interface PaletteTable {
  readonly palette: Pointer
  readonly colours: number
  readonly table: Pointer
}

/** The number of the colour that is nearest to the middle of a word's cell of the table; written down there. */
export const nearest = (memory: Memory, at: PaletteTable, word: number): number => {
  const entry = at.table + (((word >> 6) & 0x3f000) | ((word >> 4) & 0xfc0) | ((word >> 2) & 0x3f))
  const known = memory.bytes[entry] ?? NO_COLOUR
  if (known !== NO_COLOUR) return known
  const found = search(memory, at, (word & 0xfcfcfc) + 0x020202)
  memory.bytes[entry] = found
  return found
}

/** The first of the nearest. */
const search = ({ words }: Memory, { palette, colours }: PaletteTable, word: number): number => {
  let best = 0
  let least = Infinity
  for (let i = 0; i < colours; i++) {
    const colour = words[palette / 4 + i] ?? 0
    const blue = (word & 255) - (colour & 255)
    const green = ((word >> 8) & 255) - ((colour >> 8) & 255)
    const red = (word >> 16) - ((colour >> 16) & 255)
    const distance = WEIGHTS[0] * blue * blue + WEIGHTS[1] * green * green + WEIGHTS[2] * red * red
    if (distance >= least) continue
    least = distance
    best = i
  }
  return best
}
