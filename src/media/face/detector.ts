import type { Rectangle } from '../canvas'
import type { GreyPicture } from './grey'

/** Finds faces, in its own time. */
export interface FaceDetector {
  /** Looks at a picture; the answer comes to the listener, unless the detector dies over it. */
  look(id: number, picture: GreyPicture): void
  /** `trouble`: there will be no answers; a sentence for a person. */
  on(listener: (answer: FaceAnswer) => void): void
  /** Gives back what it holds. */
  close(): Promise<void>
}

/** What a detector says. */
export type FaceAnswer =
  | { readonly type: 'found'; readonly id: number; readonly faces: readonly Rectangle[] }
  | { readonly type: 'trouble'; readonly message: string }
