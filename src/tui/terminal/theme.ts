import type { Capabilities } from '../display'
import type { Style } from '../scene'

/** Flags of a cell's attribute in blessed. */
const BOLD = 1
const UNDERLINE = 2
const REVERSE = 8
/** The terminal's own colour. */
const OWN = 0x1ff

/** The looks of a text: palette index of the colours (the terminal's own where absent), and flags. */
interface Look {
  readonly fore?: number
  readonly back?: number
  readonly flags?: number
}

type Looks = Readonly<Record<Style | 'border' | 'focus', Look>>

/** Middle tones, readable on dark and on light grounds; both colours where the ground is ours. */
const INDEXED: Looks = {
  normal: {},
  dim: { fore: 245 },
  strong: { flags: BOLD },
  accent: { fore: 68, flags: BOLD },
  good: { fore: 71 },
  warn: { fore: 172 },
  bad: { fore: 167, flags: BOLD },
  selected: { fore: 231, back: 25, flags: BOLD },
  bar: { fore: 253, back: 237 },
  key: { fore: 110, flags: BOLD },
  live: { fore: 203, flags: BOLD },
  border: { fore: 242 },
  focus: { fore: 68, flags: BOLD },
}

const SIXTEEN: Looks = {
  normal: {},
  dim: { fore: 8 },
  strong: { flags: BOLD },
  accent: { fore: 6, flags: BOLD },
  good: { fore: 2 },
  warn: { fore: 3 },
  bad: { fore: 1, flags: BOLD },
  selected: { flags: REVERSE | BOLD },
  bar: { flags: REVERSE },
  key: { flags: BOLD },
  live: { fore: 1, flags: BOLD },
  border: { fore: 8 },
  focus: { fore: 6, flags: BOLD },
}

/** Weight only. */
const PLAIN: Looks = {
  normal: {},
  dim: {},
  strong: { flags: BOLD },
  accent: { flags: BOLD },
  good: {},
  warn: { flags: BOLD },
  bad: { flags: BOLD | UNDERLINE },
  selected: { flags: REVERSE },
  bar: { flags: REVERSE },
  key: { flags: BOLD },
  live: { flags: BOLD },
  border: {},
  focus: { flags: BOLD },
}

const looksFor = (colours: Capabilities['colours']): Looks => {
  switch (colours) {
    case 'true':
    case '256':
      return INDEXED
    case '16':
      return SIXTEEN
    case 'none':
      return PLAIN
  }
}

/** Gives styles a colour and a weight. A cell of blessed holds palette colours, also where the terminal has more. */
export class Theme {
  private readonly looks: Looks

  constructor(colours: Capabilities['colours']) {
    this.looks = looksFor(colours)
  }

  /** blessed's attribute of a cell: flags, foreground, background, 9 bits each. What `style` leaves open is `ground`'s. */
  attribute(style: keyof Looks, ground: Style = 'normal'): number {
    const own = this.looks[style]
    const under = this.looks[ground]
    const flags = (own.flags ?? 0) | ((under.flags ?? 0) & REVERSE)
    return (flags << 18) | ((own.fore ?? under.fore ?? OWN) << 9) | (own.back ?? under.back ?? OWN)
  }
}
