import type { Model } from '../model'
import type { Step } from '../update/step'

/** A question that is answered by a line of text. */
export interface Prompt {
  readonly title: (model: Model) => string
  /** What is to be written. */
  readonly label: (model: Model) => string
  /** What is done with the text, as it was typed; or what is wrong with it. The prompt is closed before. */
  readonly entered: (model: Model, text: string) => Step | string
}
