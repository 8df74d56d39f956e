import type { PreviewFigures } from '../../media/video/messages'
import type { Sending } from './sending'

/** Our own picture outside of calls, which nobody else sees. */
export interface Preview {
  /** It was drawn. */
  readonly seen: boolean
  /** Of the last second; absent: of none yet. */
  readonly figures?: PreviewFigures | undefined
}

/** A preview that begins. */
export const NOT_SEEN_YET: Preview = { seen: false }

/** Whether a preview has a camera running. */
export const cameraRuns = ({ cameraOn, spec }: Sending): boolean => cameraOn && (spec?.kind ?? 'camera') === 'camera'
