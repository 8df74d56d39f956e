import type { Rectangle } from '../canvas'
import type { GreyPicture } from './grey'

/** To the face process. One picture at a time; what is asked while another is looked at waits in the channel. */
export interface ToFace {
  readonly type: 'look'
  /** Comes back with the answer. */
  readonly id: number
  readonly picture: GreyPicture
}

/** From the face process. */
export type FromFace =
  | { readonly type: 'ready' }
  /** Faces cannot be found here; a sentence for a person. */
  | { readonly type: 'unavailable'; readonly message: string }
  /** Rectangles in pixels of the picture, around brows, cheeks and chin. */
  | { readonly type: 'found'; readonly id: number; readonly faces: readonly Rectangle[] }
