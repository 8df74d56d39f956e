import fc from 'fast-check'
import { edit, EMPTY_FIELD, fieldOf, fieldText, insert, MAX_FIELD, type Edit } from '../../src/tui/field'
import { fieldWindow } from '../../src/tui/view/typing'
import { cellWidth } from '../../src/tui/width'

const after = (text: string, ...edits: readonly Edit[]) => edits.reduce(edit, fieldOf(text))

describe('editing', () => {
  test.each<[string, readonly Edit[], string, string]>([
    ['moves left', ['left'], 'lui', 's'],
    ['moves right no further than the end', ['right'], 'luis', ''],
    ['goes home', ['home'], '', 'luis'],
    ['goes home and a step right', ['home', 'right'], 'l', 'uis'],
    ['goes to the end', ['home', 'end'], 'luis', ''],
    ['erases before', ['left', 'erase'], 'lu', 's'],
    ['erases after', ['left', 'delete'], 'lui', ''],
    ['erases all before', ['left', 'erase-all'], '', 's'],
    ['erases all after', ['home', 'right', 'erase-rest'], 'l', ''],
    ['erases nothing at the beginning', ['home', 'erase'], '', 'luis'],
  ])('%s', (_, edits, before, rest) => {
    expect(after('luis', ...edits)).toEqual({ before, after: rest })
  })

  test('a word goes with the blanks behind it', () => {
    expect(fieldText(after('call luis  ', 'erase-word'))).toBe('call ')
  })

  test('a character is what a person takes for one', () => {
    expect(after('ae\u0301\u0323', 'erase').before).toBe('a')
    expect(after('日本', 'left')).toEqual({ before: '日', after: '本' })
  })

  test('what is put in cannot move the cursor of a terminal, and has an end', () => {
    expect(fieldText(insert(EMPTY_FIELD, 'a\u001b[31mb\r\nc'))).toBe('a[31mb c')
    expect(fieldText(insert(EMPTY_FIELD, 'x'.repeat(1000)))).toHaveLength(MAX_FIELD)
    expect(fieldText(insert(fieldOf('x'.repeat(255)), '😀'))).not.toMatch(/[\ud800-\udfff]/)
  })
})

describe('window', () => {
  test('shows everything where it fits', () => {
    expect(fieldWindow(fieldOf('luis'), 10)).toEqual({ text: 'luis', cursor: 4 })
  })

  test('follows the cursor and says that there is more', () => {
    expect(fieldWindow(fieldOf('0123456789'), 6)).toEqual({ text: '…6789', cursor: 5 })
    expect(fieldWindow(after('0123456789', 'home'), 6)).toEqual({ text: '01234…', cursor: 0 })
  })

  test('a secret shows its length only', () => {
    expect(fieldWindow(fieldOf('se\u0301samo'), 10, true)).toEqual({ text: '••••••', cursor: 6 })
  })

  test('never leaves its place', () => {
    const fields = fc.record({ before: fc.string({ unit: 'grapheme' }), after: fc.string({ unit: 'grapheme' }) })
    fc.assert(
      fc.property(fields, fc.integer({ min: 1, max: 20 }), fc.boolean(), (field, width, secret) => {
        const { text, cursor } = fieldWindow(field, width, secret)
        expect(cellWidth(text)).toBeLessThanOrEqual(width)
        expect(cursor).toBeGreaterThanOrEqual(0)
        expect(cursor).toBeLessThan(width)
      }),
    )
  })
})
