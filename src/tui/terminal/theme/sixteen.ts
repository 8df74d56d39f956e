import { BOLD, REVERSE, type Looks } from './look'

/** The colours of the terminal's own palette, which its person chose: of what they look like nothing is known. */
export const SIXTEEN: Looks = {
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
