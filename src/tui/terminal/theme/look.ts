import type { Style } from '../../scene'

/** Flags of a cell's attribute in blessed. */
export const BOLD = 1
/** Underlined, in blessed's attribute. */
export const UNDERLINE = 2
/** Foreground and background change places, in blessed's attribute. */
export const REVERSE = 8

/** The looks of a text: indices of the palette of 256 colours (the ground's where absent), and flags. */
export interface Look {
  readonly fore?: number
  readonly back?: number
  readonly flags?: number
}

/** What is drawn has a style, or is a line around something. */
export type Painted = Style | 'border' | 'focus'

/** The looks of everything. `normal` without colours is on the terminal's own ground. */
export type Looks = Readonly<Record<Painted, Look>>
