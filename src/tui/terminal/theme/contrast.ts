import { BOLD, REVERSE, UNDERLINE, type Looks } from './look'

/** 7 to 1 everywhere, on a ground of its own. */
export const CONTRAST: Looks = {
  normal: { fore: 231, back: 16 },
  dim: { fore: 252 },
  strong: { flags: BOLD },
  accent: { fore: 123, flags: BOLD },
  good: { fore: 120 },
  warn: { fore: 227 },
  bad: { fore: 217, flags: BOLD | UNDERLINE },
  selected: { fore: 16, back: 226, flags: BOLD },
  bar: { flags: REVERSE },
  key: { fore: 123, flags: BOLD },
  live: { fore: 217, flags: BOLD },
  border: { fore: 250 },
  focus: { fore: 226, flags: BOLD },
}
