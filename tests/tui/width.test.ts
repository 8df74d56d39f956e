import fc from 'fast-check'
import { clean } from '../../src/protocol/text'
import { cellWidth, cut, pad, padStart, take, takeEnd, wrap } from '../../src/tui/width'

describe('cellWidth', () => {
  test.each([
    ['', 0],
    ['plain', 5],
    ['año', 3],
    ['ano\u0303', 3],
    ['日本', 4],
    ['ｆｕｌｌ', 8],
    ['한국', 4],
    ['ｱ', 1],
    ['😀', 2],
    ['⌚', 2],
    ['●▸…─', 4],
    ['é\u0301\u0301\u0301', 1],
    ['עברית', 5],
  ])('of %j is %d', (text, width) => {
    expect(cellWidth(text)).toBe(width)
  })
})

describe('fitting', () => {
  test('cut marks what is missing, and never splits a wide character', () => {
    expect(cut('someone', 7)).toBe('someone')
    expect(cut('someone', 6)).toBe('someo…')
    expect(cut('日本語', 4)).toBe('日…')
    expect(cut('日本語', 5)).toBe('日本…')
    expect(cut('x', 0)).toBe('')
  })

  test('pad and padStart give exactly the width', () => {
    expect(pad('日本', 6)).toBe('日本  ')
    expect(padStart('7', 3)).toBe('  7')
    expect(pad('someone', 3)).toBe('so…')
  })

  test('takeEnd does not begin with a mark of the character before', () => {
    expect(takeEnd('ae\u0301', 1)).toBe('e\u0301')
    expect(takeEnd('日本', 3)).toBe('本')
    expect(take('日本', 3)).toBe('日')
  })

  test('wrap breaks at blanks and cuts what is longer than a line', () => {
    expect(wrap('home:8000 does not answer', 10)).toEqual(['home:8000', 'does not', 'answer'])
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh'])
    expect(wrap('日本語', 1)).toEqual(['…'])
    expect(wrap('', 5)).toEqual([''])
    expect(wrap('a', 0)).toEqual([])
  })
})

const texts = fc.string({ unit: 'binary', maxLength: 40 }).map(clean)
const widths = fc.integer({ min: 0, max: 30 })

test('whatever the text, nothing is wider than asked for', () => {
  fc.assert(
    fc.property(texts, widths, (text, width) => {
      for (const fitted of [take(text, width), takeEnd(text, width), cut(text, width)])
        expect(cellWidth(fitted)).toBeLessThanOrEqual(width)
      for (const line of wrap(text, width)) expect(cellWidth(line)).toBeLessThanOrEqual(width)
      expect(cellWidth(pad(text, width))).toBe(width)
      expect(cellWidth(padStart(text, width))).toBe(width)
    }),
  )
})
