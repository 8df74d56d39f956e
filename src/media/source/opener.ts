import type { SourceSpec } from '../video/messages'
import { lookForCamera } from './camera'
import { openSource, type SourceTools } from './open'
import type { SourceFormat, VideoSource } from './source'

/** How sources are opened, and looked for. */
export interface SourceOpener {
  /** Opens a source; nothing for one without pictures. Rejects with SourceError. */
  open(spec: SourceSpec, format: SourceFormat): Promise<VideoSource | undefined>
  /** Looks whether a camera is there, without turning it on. Throws SourceError. */
  look(spec: SourceSpec): void
}

/** How what a person named is opened; a camera is looked for before. */
export const sourceOpener = (tools: SourceTools): SourceOpener => ({
  open: (spec, format) => openSource(spec, format, tools),
  look: (spec) => {
    if (spec.kind === 'camera') lookForCamera({ index: spec.index, cv: tools.cv })
  },
})
