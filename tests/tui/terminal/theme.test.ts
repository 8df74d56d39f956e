import type { Style } from '../../../src/tui/scene'
import { CONTRAST } from '../../../src/tui/terminal/theme/contrast'
import { DARK, DARK_PAINTED, DARK_UP_TO } from '../../../src/tui/terminal/theme/dark'
import { grey, groundOf, luminance, type Rgb } from '../../../src/tui/terminal/theme/ground'
import { LIGHT, LIGHT_DOWN_TO, LIGHT_PAINTED } from '../../../src/tui/terminal/theme/light'
import { REVERSE, type Looks, type Painted } from '../../../src/tui/terminal/theme/look'
import { MIDDLE } from '../../../src/tui/terminal/theme/middle'
import { MONO } from '../../../src/tui/terminal/theme/mono'
import { SIXTEEN } from '../../../src/tui/terminal/theme/sixteen'
import { looksFor, Theme } from '../../../src/tui/terminal/theme/theme'

const OWN = 0x1ff
const LEVELS = [0, 0x5f, 0x87, 0xaf, 0xd7, 0xff]

/** A colour of xterm's palette; the first sixteen are anybody's. */
const paletteColour = (index: number): Rgb => {
  if (index >= 232) return grey(index)
  if (index < 16) throw new Error(`nobody knows what colour ${index} looks like`)
  const of = index - 16
  const channel = (at: number): number => LEVELS[at]! / 255
  return [channel(Math.floor(of / 36)), channel(Math.floor(of / 6) % 6), channel(of % 6)]
}

/** WCAG 2, "contrast ratio". */
const ratio = (one: Rgb, other: Rgb): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light! + 0.05) / (dark! + 0.05)
}

const WHITE: Rgb = [1, 1, 1]
const BLACK: Rgb = [0, 0, 0]

/** The contrast of a style on a ground, on a terminal with these colours of its own. */
const contrast = (theme: Theme, on: { style: Painted; ground: Style; own: { fore: Rgb; back: Rgb } }): number => {
  const attribute = theme.attribute(on.style, on.ground)
  const [fore, back] = [(attribute >> 9) & 0x1ff, attribute & 0x1ff]
  return ratio(fore === OWN ? on.own.fore : paletteColour(fore), back === OWN ? on.own.back : paletteColour(back))
}

/** Styles of texts; a line around a pane is none, and needs less. */
const isText = (style: string): boolean => style !== 'border' && style !== 'focus'
const GROUNDS: readonly Style[] = ['normal', 'bar', 'bad', 'warn', 'live']

const tooWeak = (looks: Looks, own: { fore: Rgb; back: Rgb }, least: { text: number; line: number }): string[] => {
  const theme = new Theme(looks)
  const pairs = Object.keys(looks).flatMap((style) => GROUNDS.map((ground) => ({ style: style as Painted, ground })))
  return pairs
    .map((pair) => ({ ...pair, found: contrast(theme, { ...pair, own }) }))
    .filter(({ style, found }) => found < (isText(style) ? least.text : least.line))
    .map(({ style, ground, found }) => `${style} on ${ground}: ${found.toFixed(2)}`)
}

describe('contrast', () => {
  const AA = { text: 4.5, line: 3 }
  // A terminal's own texts are taken for readable on its own ground: only its ground is ours to judge.
  it.each([
    ['dark, on black', DARK, { fore: WHITE, back: BLACK }],
    ['dark, on its lightest ground', DARK, { fore: WHITE, back: grey(DARK_UP_TO) }],
    ['dark, painted', DARK_PAINTED, { fore: BLACK, back: WHITE }],
    ['light, on white', LIGHT, { fore: BLACK, back: WHITE }],
    ['light, on its darkest ground', LIGHT, { fore: BLACK, back: grey(LIGHT_DOWN_TO) }],
    ['light, painted', LIGHT_PAINTED, { fore: WHITE, back: BLACK }],
  ])('%s: 4.5 to 1', (_, looks, own) => {
    expect(tooWeak(looks, own, AA)).toEqual([])
  })

  it.each([
    ['on black', { fore: WHITE, back: BLACK }],
    ['on white', { fore: BLACK, back: WHITE }],
  ])('high contrast %s: 7 to 1', (_, own) => {
    expect(tooWeak(CONTRAST, own, { text: 7, line: 7 })).toEqual([])
  })

  it.each([
    ['black', { fore: WHITE, back: BLACK }],
    ['white', { fore: BLACK, back: WHITE }],
  ])('middle tones can be told from %s, and no more', (_, own) => {
    expect(tooWeak(MIDDLE, own, { text: 1.7, line: 1.7 })).toEqual([])
  })
})

describe('the theme of a terminal', () => {
  const has = (name: Parameters<typeof looksFor>[0], ground?: Rgb): Looks =>
    looksFor(name, { colours: '256', ...(ground && { ground }) })

  it('goes by its ground, where it tells it', () => {
    expect(has('auto', [0.1, 0.1, 0.12])).toBe(DARK)
    expect(has('auto', [0.99, 0.96, 0.89])).toBe(LIGHT)
    expect(has('auto', [0.5, 0.5, 0.5])).toBe(DARK_PAINTED)
    expect(has('auto')).toBe(MIDDLE)
  })

  it('is painted where the ground is another, or not known', () => {
    expect([has('dark', BLACK), has('dark', WHITE), has('dark')]).toEqual([DARK, DARK_PAINTED, DARK_PAINTED])
    expect([has('light', WHITE), has('light', BLACK), has('light')]).toEqual([LIGHT, LIGHT_PAINTED, LIGHT_PAINTED])
    expect(has('contrast', WHITE)).toBe(CONTRAST)
  })

  it('is monochrome where there are no colours, or none are wanted', () => {
    expect([looksFor('light', { colours: 'none' }), has('mono')]).toEqual([MONO, MONO])
    expect(Object.values(MONO).every((look) => look.fore === undefined && look.back === undefined)).toBe(true)
    expect(looksFor('dark', { colours: '16' })).toBe(SIXTEEN)
  })

  it('turns both around on a ground that is reversed', () => {
    expect((new Theme(MONO).attribute('key', 'bar') >> 18) & REVERSE).toBe(REVERSE)
  })
})

describe('the ground that a terminal tells', () => {
  it.each([
    ['\x1b]11;rgb:0000/0000/0000\x1b\\', [0, 0, 0]],
    ['\x1b]11;rgb:ffff/ffff/ffff\x07', [1, 1, 1]],
    ['\x1b]11;rgb:ff/00/8\x07', [1, 0, 8 / 15]],
    ['\x1b]11;rgba:ffff/0000/0000/cccc\x1b\\', [1, 0, 0]],
  ])('%j', (reply, wanted) => {
    expect(groundOf(['\x1b[0n', reply])).toEqual(wanted)
  })

  it.each(['\x1b]11;?\x07', '\x1b]11;rgb:12345/0/0\x07', '\x1b]10;rgb:0/0/0\x07', '\x1b[0n'])('not %j', (reply) => {
    expect(groundOf([reply])).toBeUndefined()
  })
})
