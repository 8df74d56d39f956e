/**
 * A screen as a value: what a view returns and the display shows. Cells, counted from 0 at the top left.
 * All text in it is already clean (protocol/text).
 */
import type { Fit } from '../media/render/renderer'

/** Rank and meaning of a text; a theme gives it colour and weight. Meaning is always in the words too. */
export type Style =
  | 'normal'
  | 'dim'
  | 'strong'
  | 'accent'
  | 'good'
  | 'warn'
  | 'bad'
  | 'selected'
  | 'bar' // the line at the top and the one at the bottom
  | 'key' // a key in a hint
  | 'live'

/** A run of text in one style. */
export interface Span {
  readonly text: string
  readonly style: Style
}

/** One line of text, its runs from left to right. */
export type Line = readonly Span[]

/** A rectangle of the screen. `theirs` and `mine` reserve their inside for a picture; lines then are ignored. */
export interface Pane {
  readonly id: string
  readonly kind: 'text' | 'theirs' | 'mine'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly border: boolean
  readonly title: string
  /** The pane that has the focus has a border that shows it. */
  readonly focused: boolean
  readonly style: Style
  readonly lines: readonly Line[]
  /** How a picture lies in it; absent: all of it, between bars. */
  readonly fit?: Fit
}

/** Everything that is on the screen at a moment. */
export interface Scene {
  /** From the back to the front. */
  readonly panes: readonly Pane[]
  /** Where text is being typed. */
  readonly cursor?: { readonly x: number; readonly y: number }
  /** It matters when a key is released: the terminal is asked to tell it, where it can. */
  readonly keyReleases?: boolean
  /** Title of the window. */
  readonly title: string
}
