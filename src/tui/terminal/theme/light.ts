import { BOLD, type Looks } from './look'

/** Dark texts, 4.5 to 1 on every ground down to this grey. */
export const LIGHT_DOWN_TO = 254

/** For light grounds. */
export const LIGHT: Looks = {
  normal: {},
  dim: { fore: 241 },
  strong: { flags: BOLD },
  accent: { fore: 25, flags: BOLD },
  good: { fore: 22 },
  warn: { fore: 94 },
  bad: { fore: 124, flags: BOLD },
  selected: { fore: 231, back: 25, flags: BOLD },
  bar: { fore: 234, back: 254 },
  key: { fore: 24, flags: BOLD },
  live: { fore: 124, flags: BOLD },
  border: { fore: 243 },
  focus: { fore: 25, flags: BOLD },
}

/** The same where the ground is not light by itself. */
export const LIGHT_PAINTED: Looks = { ...LIGHT, normal: { fore: 234, back: 231 } }
