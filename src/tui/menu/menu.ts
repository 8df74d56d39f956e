import type { Model } from '../model'
import type { Step } from '../update/step'
import type { MenuName } from './name'

/** One line of a menu. Its texts are in the language of the model; foreign ones in it are clean. */
export interface MenuRow {
  readonly label: string
  /** What is set, or what there is to know of it. */
  readonly value?: string
  /** It is the one that holds now, of several. */
  readonly chosen?: boolean
  /** One step to the left (-1) or to the right (1). */
  readonly turn?: (model: Model, by: 1 | -1) => Step
  /** What Enter does; absent: a turn to the right. */
  readonly enter?: (model: Model) => Step
  /** Earlier (-1) or later (1) among those that are chosen, where their order matters. */
  readonly move?: (model: Model, by: 1 | -1) => Step
}

/** A list to choose from, or of what can be set, over the screen. */
export interface Menu {
  readonly title: (model: Model) => string
  /** From the top down; may grow and shrink while it is open. */
  readonly rows: (model: Model) => readonly MenuRow[]
  /** What is said below the rows: what does not work, what it means. */
  readonly remarks?: (model: Model) => readonly string[]
  /** What is done as it opens. */
  readonly opened?: (model: Model) => Step
  /** Writes what is set into the configuration. */
  readonly keep?: (model: Model) => Step
  /** Where Esc leads; absent: back to the screen. */
  readonly parent?: MenuName
  /** Typed text narrows its rows: `model.dialog.search` has it, and no letter is a shortcut. */
  readonly searchable?: boolean
  /** What ← does in one that is searched, while nothing is typed. */
  readonly out?: (model: Model) => Step
  /** It lies at the left: what it changes is seen at the right. */
  readonly aside?: true
}
