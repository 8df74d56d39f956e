import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatFilters, parseFilters } from '../../../src/media/filter/choice'
import { FILTERS } from '../../../src/media/filter/catalogue'
import { FilterStack } from '../../../src/media/filter/stack'
import { frameOf } from '../../support/frames'
import { noise, pixelOf } from '../../support/pictures'

const parsed = (text: string): FilterStack => new FilterStack(parseFilters(text))

describe('a list of filters', () => {
  it.each([
    ['none', []],
    ['grey', [{ name: 'grey', strength: 100 }]],
    [
      'sepia:60,mirror, blur:30',
      [
        { name: 'sepia', strength: 60 },
        { name: 'mirror', strength: 100 },
        { name: 'blur', strength: 30 },
      ],
    ],
    ['grey:0', [{ name: 'grey', strength: 0 }]],
  ])('%s', (text, choices) => {
    expect(parseFilters(text)).toEqual(choices)
    expect(parseFilters(formatFilters(choices))).toEqual(choices)
  })

  it.each([
    ['gray', 'unknown', 'There is no filter "gray". There are: mirror, '],
    ['', 'unknown', 'There is no filter ""'],
    ['grey,', 'unknown', 'There is no filter ""'],
    ['grey:', 'strength', 'The strength of grey is a whole number from 0 to 100'],
    ['grey:101', 'strength', 'The strength of grey'],
    ['grey:-1', 'strength', 'The strength of grey'],
    ['grey:5:6', 'strength', 'The strength of grey'],
    [Array(9).fill('grey').join(','), 'too-many', 'At most 8 filters lie on each other, not 9.'],
    ['constructor', 'unknown', 'There is no filter "constructor"'],
  ])('%j is refused', (text, reason, message) => {
    expect(() => parseFilters(text)).toThrow(
      expect.objectContaining({ reason, message: expect.stringContaining(message) }),
    )
  })

  it('is verified by the stack, too', () => {
    expect(() => new FilterStack([{ name: 'grey', strength: NaN }])).toThrow('The strength of grey')
  })
})

describe('a stack of filters', () => {
  const frame = noise({ width: 40, height: 30 })

  it('copies nothing where there is nothing to do', () => {
    expect(parsed('none').apply(frame, { nowMs: 0 })).toBe(frame)
    expect(parsed('none').isEmpty).toBe(true)
  })

  it.each(FILTERS.map(({ name }) => name))('%s at strength 0 is no filter', (name) => {
    expect(parsed(`${name}:0`).apply(frame, { nowMs: 0 })).toBe(frame)
  })

  it('goes from left to right', () => {
    const dark = frameOf(1, 1, () => [10, 10, 10])
    expect(pixelOf(parsed('negative,brightness:50').apply(dark, { nowMs: 0 }), 0, 0)).toEqual([255, 255, 255])
    expect(pixelOf(parsed('brightness:50,negative').apply(dark, { nowMs: 0 }), 0, 0)).toEqual([181, 181, 181])
  })

  it('never reads where it writes: eight filters, one after the other, give what they give one by one', () => {
    const text = 'blur,mirror,sharpen,emboss:50,cartoon,pixels:5,old-film,ascii'
    const whole = parsed(text).apply(frame, { nowMs: 77 })
    const single = text.split(',').reduce((picture, item) => parsed(item).apply(picture, { nowMs: 77 }), frame)
    expect(Buffer.compare(whole.data, single.data)).toBe(0)
  })

  it('follows a change of size', () => {
    const stack = parsed('blur,grey')
    expect(stack.apply(frame, { nowMs: 0 }).data).toHaveLength(40 * 30 * 3)
    expect(stack.apply(noise({ width: 80, height: 60 }), { nowMs: 0 }).data).toHaveLength(80 * 60 * 3)
    expect(stack.apply(noise({ width: 8, height: 6 }), { nowMs: 0 }).data).toHaveLength(8 * 6 * 3)
  })

  it('knows whether faces are to be looked for', () => {
    expect(parsed('grey,hide-faces').needsFaces).toBe(true)
    expect(parsed('grey,hide-faces:0').needsFaces).toBe(false)
  })
})

describe('the README', () => {
  const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8')

  it.each(FILTERS)('has a row for $name', ({ name, defaultStrength, about, strengthMeans }) => {
    expect(readme).toContain(`| \`${name}\` | ${defaultStrength} | ${about} | ${strengthMeans} |`)
  })
})
