import { brailleOf, SHAPES, type MosaicMode } from '../../../src/media/render/glyphs'
import { BLOCK_GLYPHS, fills } from '../../support/block-glyphs'

const MODES: readonly MosaicMode[] = ['quadrant', 'sextant', 'octant']

/** The pattern that a character shows, by its name in Unicode, in a cell of two by `down` pixels. */
const patternOf = (character: number, down: number): number =>
  Array.from({ length: 2 * down }, (_, pixel) => {
    const [x, y] = [((pixel % 2) + 0.5) / 2, (Math.floor(pixel / 2) + 0.5) / down]
    return fills(String.fromCodePoint(character), x, y) ? 1 << pixel : 0
  }).reduce((sum, bit) => sum + bit, 0)

describe.each(MODES)('characters for %s', (mode) => {
  const { across, down, characters } = SHAPES[mode]

  it('show each pattern, by their names in Unicode', () => {
    expect(characters).toHaveLength(2 ** (across * down))
    expect(characters.map((character) => patternOf(character, down))).toEqual(characters.map((_, pattern) => pattern))
  })

  it('are all different', () => {
    expect(new Set(characters).size).toBe(characters.length)
  })

  it('have a complement that fills exactly what they leave', () => {
    for (const [pattern, character] of characters.entries()) {
      const complement = characters[characters.length - 1 - pattern]!
      for (let y = 0; y < 24; y++)
        for (const x of [0.25, 0.75]) {
          const at = [x, (y + 0.5) / 24] as const
          expect(fills(String.fromCodePoint(character), ...at)).not.toBe(fills(String.fromCodePoint(complement), ...at))
        }
    }
  })
})

describe('braille', () => {
  it('has each pattern of dots', () => {
    expect(Array.from({ length: 256 }, (_, pattern) => patternOf(brailleOf(pattern), 4))).toEqual(
      Array.from({ length: 256 }, (_, pattern) => pattern),
    )
  })
})

describe('the names of Unicode', () => {
  it('give 256 octants, of which 230 were new in version 16', () => {
    const octants = [...BLOCK_GLYPHS.keys()].filter((code) => code >= 0x1cd00 && code <= 0x1cde5)
    expect(octants).toHaveLength(230)
  })
})
