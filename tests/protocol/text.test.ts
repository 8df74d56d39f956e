import * as fc from 'fast-check'
import { clean } from '../../src/protocol/text'

const INVISIBLE = /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/u

test.each([
  ['ana', 'ana'],
  ['', ''],
  ['Núñez, 李, Ωmega', 'Núñez, 李, Ωmega'],
  ['e\u0301', '\u00e9'],
  ['😀', '😀'],
  ['{red-fg}a{/}', '{red-fg}a{/}'],
])('%j stays readable: %j', (text, shown) => {
  expect(clean(text)).toBe(shown)
})

test.each([
  ['SGR', '\u001b[31mana\u001b[0m', '[31mana[0m'],
  ['SGR in 8 bits', '\u009b31mana', '31mana'],
  ['clear and home', '\u001b[2J\u001b[Hana', '[2J[Hana'],
  ['title, ended by BEL', '\u001b]0;root\u0007ana', ']0;rootana'],
  ['title in 8 bits, ended by ST', '\u009d0;root\u009cana', '0;rootana'],
  ['clipboard', '\u001b]52;c;cm0=\u001b\\ana', ']52;c;cm0=\\ana'],
  ['sixel in 8 bits', '\u0090q#0~\u009cana', 'q#0~ana'],
  ['one escape inside another', '\u001b\u001b[31m[31mana', '[31m[31mana'],
  ['backspace and delete', 'ana\b\b\u007feva', 'anaeva'],
  ['shift out and in', 'a\u000en\u000fa', 'ana'],
  ['next line in 8 bits', 'a\u0085na', 'ana'],
])('%s is only letters', (_, text, shown) => {
  expect(clean(text)).toBe(shown)
})

test('several lines become one', () => {
  expect(clean('one\r\ntwo\tthree\n\n\nfour')).toBe('one two three four')
  expect(clean('one\u2028two\u2029three')).toBe('onetwothree')
})

test.each([
  ['right-to-left override', 'exe.\u202egpj.ana', 'exe.gpj.ana'],
  ['isolates', '\u2066ana\u2069 \u2067eva\u2069', 'ana eva'],
  ['marks', '\u200eana\u200f\u061c', 'ana'],
  ['zero width joiner: a family is its people', '👩\u200d👩\u200d👧', '👩👩👧'],
  ['variation selector', '❤\ufe0f', '❤'],
  ['skin tone', '👍\u{1f3fd}', '👍'],
  ['flag', '\u{1f1ea}\u{1f1f8}', 'ES'],
  ['flag of a region, spelt in tags', '🏴\u{e0067}\u{e0062}\u{e007f}', '🏴'],
  ['soft hyphen, word joiner, byte order mark', 'a\u00adn\u2060a\ufeff', 'ana'],
  ['Hangul fillers', 'a\u115f\u1160\u3164\uffa0b', 'ab'],
  ['musical and shorthand controls', 'a\u{1d173}\u{1bca0}b', 'ab'],
  ['a mark that was held apart from its letter', 'e\u200d\u0301', '\u00e9'],
])('%s', (_, text, shown) => {
  expect(clean(text)).toBe(shown)
})

test('half a character becomes a replacement mark, and two halves never join over what was between', () => {
  expect(clean('a\ud83d')).toBe('a\ufffd')
  expect(clean('\ude00a')).toBe('\ufffda')
  expect(clean('\udb40\u200b\udc01')).toBe('\ufffd\ufffd')
  expect(clean('\udb40\u0007\udc01')).toBe('\ufffd\ufffd')
})

test('long text is cut, also in the middle of a character', () => {
  expect(clean('a'.repeat(1_000_000))).toBe('a'.repeat(4096))
  expect(clean(`${'a'.repeat(4095)}😀`)).toBe(`${'a'.repeat(4095)}\ufffd`)
})

describe('whatever comes in', () => {
  /** Code units of all kinds, with those in front that have done harm. */
  const unit = fc.oneof(
    fc.constantFrom(
      '\u001b',
      '\u009b',
      '\u0007',
      '\r',
      '\n',
      '\u202e',
      '\u200d',
      '\u0301',
      '\udb40',
      '\udc01',
      '\ud83c',
    ),
    fc.integer({ min: 0, max: 0x2ff }).map((code) => String.fromCharCode(code)),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  )
  const text = fc.array(unit, { maxLength: 60, size: 'max' }).map((units) => units.join(''))

  test('nothing of it controls, hides or is half a character, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(text, (foreign) => {
        const shown = clean(foreign)
        if (INVISIBLE.test(shown)) throw new Error(`left in ${JSON.stringify(shown)}`)
        if (clean(shown) !== shown) throw new Error(`not clean at once: ${JSON.stringify(shown)}`)
        if (shown.normalize('NFC') !== shown) throw new Error(`not composed: ${JSON.stringify(shown)}`)
      }),
      { numRuns: 20_000 },
    )
  }, 120_000)
})
