import type { Capabilities, ThemeName } from '../../display'
import type { Style } from '../../scene'
import { CONTRAST } from './contrast'
import { DARK, DARK_PAINTED, DARK_UP_TO } from './dark'
import { grey, luminance, type Rgb } from './ground'
import { LIGHT, LIGHT_DOWN_TO, LIGHT_PAINTED } from './light'
import { REVERSE, type Looks, type Painted } from './look'
import { MIDDLE } from './middle'
import { MONO } from './mono'
import { SIXTEEN } from './sixteen'

/** The terminal's own colour, in blessed's attribute. */
const OWN = 0x1ff

/** What a theme depends on: how many colours there are, and on which ground, where that is known. */
export type Canvassed = Pick<Capabilities, 'colours' | 'ground'>

/** The looks of a theme on a terminal. Where there is no colour there is weight; of sixteen colours nobody knows how they look. */
export const looksFor = (name: ThemeName, { colours, ground }: Canvassed): Looks => {
  if (colours === 'none' || name === 'mono') return MONO
  if (colours === '16') return SIXTEEN
  switch (name) {
    case 'auto':
      return autoLooks(ground)
    case 'dark':
      return ground && isDark(ground) ? DARK : DARK_PAINTED
    case 'light':
      return ground && isLight(ground) ? LIGHT : LIGHT_PAINTED
    case 'contrast':
      return CONTRAST
  }
}

/** A ground between dark and light gives no text enough contrast: it is painted over. */
const autoLooks = (ground: Rgb | undefined): Looks => {
  if (!ground) return MIDDLE
  if (isLight(ground)) return LIGHT
  return isDark(ground) ? DARK : DARK_PAINTED
}

const isDark = (ground: Rgb): boolean => luminance(ground) <= luminance(grey(DARK_UP_TO))
const isLight = (ground: Rgb): boolean => luminance(ground) >= luminance(grey(LIGHT_DOWN_TO))

/** Gives styles a colour and a weight. A cell of blessed holds palette colours, also where the terminal has more. */
export class Theme {
  constructor(private readonly looks: Looks) {}

  /** blessed's attribute of a cell: flags, foreground, background, 9 bits each. What `style` leaves open is `ground`'s. */
  attribute(style: Painted, ground: Style = 'normal'): number {
    const { looks } = this
    const own = looks[style]
    const under = looks[ground]
    const flags = (own.flags ?? 0) | ((under.flags ?? 0) & REVERSE)
    const fore = own.fore ?? under.fore ?? looks.normal.fore ?? OWN
    const back = own.back ?? under.back ?? looks.normal.back ?? OWN
    return (flags << 18) | (fore << 9) | back
  }
}
