import { glyphsOf } from '../../../src/tui/terminal/glyphs'
import { identityOf, isAtLeast } from '../../../src/tui/terminal/identity'

const named = (text: string) => identityOf(['\x1b[?62;4c', `\x1bP>|${text}\x1b\\`])

describe('identityOf', () => {
  it.each([
    ['kitty(0.40.1)', 'kitty', [0, 40, 1]],
    ['foot(1.13.1)', 'foot', [1, 13, 1]],
    ['XTerm(379)', 'xterm', [379]],
    ['VTE(7802)', 'vte', [7802]],
    ['WezTerm 20240203-110809-5046fc22', 'wezterm', [20240203]],
    ['ghostty 1.2.0', 'ghostty', [1, 2, 0]],
    ['contour 0.6.1.7494', 'contour', [0, 6, 1, 7494]],
    ['tmux 3.3a', 'tmux', [3, 3]],
  ])('reads %s', (text, name, version) => expect(named(text)).toEqual({ name, version }))

  it.each(['', '()', '(1.2)', 'kitty', '\x07'])('does not read %j', (text) => expect(named(text)).toBeUndefined())

  it('knows nobody without an answer', () => expect(identityOf(['\x1b[?62;4c'])).toBeUndefined())
})

describe('isAtLeast', () => {
  it.each([
    [[1, 20], [1, 20], true],
    [[1, 9], [1, 20], false],
    [[2], [1, 20], true],
    [[1], [1, 20], false],
    [[1, 20, 0], [1, 20], true],
  ])('%j, %j: %s', (version, least, answer) => expect(isAtLeast(version, least)).toBe(answer))
})

describe('glyphsOf', () => {
  it.each([
    ['kitty(0.40.0)', true, true],
    ['kitty(0.26.5)', true, false],
    ['foot(1.13.1)', true, false],
    ['foot(1.20.0)', true, true],
    ['ghostty 1.1.3', true, false],
    ['VTE(7800)', true, true],
    ['XTerm(379)', false, false],
    ['tmux 3.5', false, false],
    ['constructor 9.9', false, false],
  ])('%s: sextants %s, octants %s', (text, sextant, octant) =>
    expect(glyphsOf(named(text))).toEqual({ sextant, octant }),
  )

  it('is careful with whom it does not know', () =>
    expect(glyphsOf(undefined)).toEqual({ sextant: false, octant: false }))
})
