/**
 * A screen as a value: what a view returns and the display shows. Cells, counted from 0 at the top left.
 * All text in it is already clean (protocol/text).
 */
import type { Fit } from '../media/render/renderer'
import type { Action } from './action'

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

/** What a click does: an action, as if its key were pressed, or it chooses a row of the list in its pane, counted from 0. */
export type Click = Action | { readonly row: number }

/** A run of text in one style. */
export interface Span {
  readonly text: string
  readonly style: Style
  /** What a click on it does; absent: what its pane does. */
  readonly does?: Click
}

/** One line of text, its runs from left to right. */
export type Line = readonly Span[]

/** A line of a chart. */
export interface Curve {
  /** One cell, at the newest value: where a chart has several curves they are told apart by it, not by colour alone. */
  readonly sign?: string
  readonly style: Style
  /** The newest last, which is at the right edge; undefined or not finite: nothing is known, a gap. */
  readonly values: readonly (number | undefined)[]
}

/** Curves over a time, with an axis of values at the left. What is drawn, in which unit, is said in the lines of its pane. */
export interface Plot {
  readonly curves: readonly Curve[]
  /** How many values the width stands for, at least 2: what is older is not shown, what is missing stays empty. */
  readonly length: number
  /** The axis of values. Without `max` it is a round number that holds all; `min` is 0 where it is not told. */
  readonly scale?: { readonly min?: number; readonly max?: number }
  /** What stands under the left and the right end of the time, where there is room: `2 min`, `now`. */
  readonly since?: string
  readonly until?: string
}

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
  /** What a click anywhere in it does. */
  readonly does?: Click
  /** A chart in what `lines` leave free below them; it wants 12x4 cells at least, else nothing of it is drawn. */
  readonly plot?: Plot
  /** How many of its newest entries can be scrolled away, where it scrolls. */
  readonly scrolls?: number
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
  /** It matters where the mouse goes with its button down: something can be dragged. */
  readonly drags?: boolean
  /** Title of the window. */
  readonly title: string
}
