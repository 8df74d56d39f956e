/** How the two pictures of a call lie on the screen. */
export type Layout =
  /** Theirs as large as it can be, ours where that leaves room. */
  | 'auto'
  /** Theirs alone. */
  | 'theirs'
  /** Both of the same size, beside each other. */
  | 'side'
  /** Theirs over everything, ours in a corner of it. */
  | 'corner'
  /** Ours alone. */
  | 'mine'

/** The corner of ours over theirs. */
export type Corner = 'bottom-right' | 'bottom-left' | 'top-left' | 'top-right'

/** Every layout, in the order in which a key goes through them. */
export const LAYOUTS: readonly Layout[] = ['auto', 'side', 'corner', 'theirs', 'mine']

/** Every corner, clockwise. */
export const CORNERS: readonly Corner[] = ['bottom-right', 'bottom-left', 'top-left', 'top-right']

/** The layout after this one, around the end. */
export const nextLayout = (layout: Layout): Layout => LAYOUTS[(LAYOUTS.indexOf(layout) + 1) % LAYOUTS.length] ?? 'auto'

/** The corner after this one, clockwise. */
export const nextCorner = (corner: Corner): Corner =>
  CORNERS[(CORNERS.indexOf(corner) + 1) % CORNERS.length] ?? 'bottom-right'
