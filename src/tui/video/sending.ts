import type { FilterChoice } from '../../media/filter/choice'
import { USUAL_QUALITY, type Knob } from '../../media/quality/ladder'
import type { PictureCost, SourceSpec, VideoSettings } from '../../media/video/messages'
import type { FileKind, FolderListing } from './folder'

/** A camera of this machine; its name is clean. */
export interface CameraName {
  readonly index: number
  readonly name: string
}

/** What the video file does that is sent, in ms; without `durationMs` its length is not known. */
export interface FilePlaying {
  readonly paused: boolean
  readonly positionMs: number
  readonly durationMs?: number
  readonly loop: boolean
}

/** What we send. */
export interface Sending {
  readonly cameraOn: boolean
  /** It is off for one call with sound alone, and on again after it. */
  readonly offForCall?: true | undefined
  /** Name of the source. */
  readonly source?: string | undefined
  /** Where it comes from, as it is written; not clean. */
  readonly spec?: SourceSpec | undefined
  /** Why there is no picture of the source. */
  readonly trouble?: string | undefined
  /** JPEG quality, 1 to 100; where it is automatic, the one to begin with. */
  readonly quality: number
  readonly fps: number
  readonly width: number
  readonly height: number
  /** What follows the way and the machine by itself. */
  readonly automatic: readonly Knob[]
  readonly mirror: boolean
  readonly filters: readonly FilterChoice[]
  /** The file that is sent, while it is open. */
  readonly file?: FilePlaying | undefined
  /** What one picture takes, as it was measured last. */
  readonly costs: readonly PictureCost[]
  /** Undefined: nobody has looked yet. */
  readonly cameras?: readonly CameraName[] | undefined
  /** What the browser of files shows, and what it looks for; no folder: it is being read for the first time. */
  readonly files: FileKind
  readonly folder?: FolderListing | undefined
}

/** How the sending begins. */
export interface SendingStart {
  readonly cameraOn: boolean
  readonly quality: number
  readonly source?: SourceSpec | undefined
  readonly settings?: VideoSettings | undefined
  readonly filters?: readonly FilterChoice[] | undefined
}

/** What is sent while everything is automatic and nothing hinders it. */
export const USUAL = { quality: USUAL_QUALITY, fps: 25, width: 320, height: 240 }

/** What is sent at the start. */
export const initialSending = ({ cameraOn, quality, source, settings, filters }: SendingStart): Sending => ({
  cameraOn,
  quality,
  fps: settings?.fps ?? USUAL.fps,
  width: settings?.width ?? USUAL.width,
  height: settings?.height ?? USUAL.height,
  automatic: settings?.automatic ?? [],
  mirror: settings?.mirror ?? true,
  filters: filters ?? [],
  spec: source,
  costs: [],
  files: 'video',
})
