import type { Size } from '../model'

/** Rows of the screen that a menu needs besides its own: the bars, its border, its hints and the blanks around. */
const AROUND = 8

/** Rows of a menu that are seen at once. */
export const menuPage = ({ rows }: Size): number => Math.max(1, rows - AROUND)
