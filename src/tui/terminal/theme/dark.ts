import { BOLD, type Looks } from './look'

/** Light texts, 4.5 to 1 on every ground up to this grey. */
export const DARK_UP_TO = 237

/** For dark grounds. */
export const DARK: Looks = {
  normal: {},
  dim: { fore: 248 },
  strong: { flags: BOLD },
  accent: { fore: 75, flags: BOLD },
  good: { fore: 78 },
  warn: { fore: 215 },
  bad: { fore: 210, flags: BOLD },
  selected: { fore: 231, back: 25, flags: BOLD },
  bar: { fore: 253, back: 236 },
  key: { fore: 117, flags: BOLD },
  live: { fore: 210, flags: BOLD },
  border: { fore: 245 },
  focus: { fore: 75, flags: BOLD },
}

/** The same where the ground is not dark by itself. */
export const DARK_PAINTED: Looks = { ...DARK, normal: { fore: 253, back: 234 } }
