import { inkOf, LETTER_INKS, MOST_INK } from './letter-inks'

const total = (character: string): number =>
  (LETTER_INKS.get(character.charCodeAt(0)) ?? []).reduce((sum, share) => sum + share, 0)

it('every visible ASCII character has eight shares', () => {
  expect(LETTER_INKS.size).toBe(94)
  expect([...LETTER_INKS.values()].every((shares) => shares.length === 8)).toBe(true)
})

it('a full stop is lighter than a letter, and nothing is darker than the darkest', () => {
  expect(total('.')).toBeLessThan(total('o'))
  expect(total('o')).toBeLessThan(total('@'))
  expect(MOST_INK).toBeGreaterThanOrEqual(total('@') / 8)
})

it('an underscore is below, an apostrophe above', () => {
  expect(inkOf(0x5f, 0.5, 0.9)).toBeGreaterThan(inkOf(0x5f, 0.5, 0.1) ?? 1)
  expect(inkOf(0x27, 0.5, 0.1)).toBeGreaterThan(inkOf(0x27, 0.5, 0.9) ?? 1)
})

it('a block is no letter', () => {
  expect(inkOf(0x2588, 0.5, 0.5)).toBeUndefined()
})
