import type { Rectangle } from '../canvas'

/** Faces in a picture; every rectangle in shares of its sides, 0..1, and perhaps reaching out of it. */
export interface Faces {
  readonly all: readonly Rectangle[]
  /** The face to follow, calmed over time; it grows to the whole picture when there is none. */
  readonly lead: Rectangle
}

/** All of a picture, in shares of its sides. */
export const WHOLE: Rectangle = { x: 0, y: 0, width: 1, height: 1 }
