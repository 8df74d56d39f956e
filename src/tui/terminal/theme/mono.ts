import { BOLD, REVERSE, UNDERLINE, type Looks } from './look'

/** Weight only. */
export const MONO: Looks = {
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
