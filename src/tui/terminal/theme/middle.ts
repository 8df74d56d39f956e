import { BOLD, type Looks } from './look'

/** Middle tones, readable on dark and on light grounds; both colours where the ground is ours. For a ground that is not known. */
export const MIDDLE: Looks = {
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
