import * as fc from 'fast-check'
import { cellWidth } from '../../../src/tui/width'
import { fieldRows } from '../../../src/tui/view/field-rows'

test.each([
  ['', '', ['']],
  ['abc', '', ['abc']],
  ['abcd', '', ['abcd', '']],
  ['abcdef', 'gh', ['abcd', 'efgh']],
  ['ab人', '物', ['ab人', '物']],
  ['abc人', '', ['abc', '人']],
])('%j and %j in four cells', (before, after, rows) => {
  expect(fieldRows({ before, after }, 4, 9).rows).toEqual(rows)
})

test('the rows around the cursor are seen', () => {
  const field = { before: 'aaaabbbbcc', after: 'ccddddeeee' }
  expect(fieldRows(field, 4, 2)).toEqual({ rows: ['bbbb', 'cccc'], cursor: { row: 1, column: 2 } })
  expect(fieldRows({ before: '', after: 'aaaabbbbcccc' }, 4, 2).rows).toEqual(['aaaa', 'bbbb'])
})

test('nothing is lost or wider than its row, and the cursor is in sight', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', ' ', '人', 'é', '⏎', '👋', 'e\u0301'), maxLength: 60 })
  fc.assert(
    fc.property(texts, texts, fc.integer({ min: 2, max: 20 }), (before, after, width) => {
      const { rows, cursor } = fieldRows({ before, after }, width, 100)
      expect(rows.join('')).toBe(before + after)
      for (const row of rows) expect(cellWidth(row)).toBeLessThanOrEqual(width)
      expect(cursor.column).toBeLessThan(width)
      expect(cellWidth(rows[cursor.row]?.slice(0, 0) ?? 'missing')).toBe(0)
    }),
  )
})
