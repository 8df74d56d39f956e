import type { PictureCodec } from '../codec/codec'
import type { OpenCv } from '../codec/opencv-library'
import type { SourceSpec } from '../video/messages'
import { openCamera } from './camera'
import { Pattern } from './pattern'
import type { SourceFormat, VideoSource } from './source'
import { Still } from './still'
import { openVideoFile } from './video-file'

/** What sources are made of. */
export interface SourceTools {
  readonly codec: PictureCodec
  readonly cv: OpenCv | undefined
}

/** Opens what a person named; nothing for `none`. Rejects with SourceError. */
export const openSource = async (
  spec: SourceSpec,
  format: SourceFormat,
  tools: SourceTools,
): Promise<VideoSource | undefined> => {
  switch (spec.kind) {
    case 'camera':
      return openCamera({ index: spec.index, format, cv: tools.cv })
    case 'file':
      return openVideoFile({ path: spec.path, loop: spec.loop, cv: tools.cv })
    case 'still':
      return Still.open(tools.codec, spec.path)
    case 'pattern':
      return new Pattern()
    case 'none':
      return undefined
  }
}

/** The name of a source for people. */
export const labelOf = (spec: SourceSpec): string => {
  switch (spec.kind) {
    case 'camera':
      return `camera ${spec.index}`
    case 'file':
    case 'still':
      return spec.path
    case 'pattern':
      return 'pattern'
    case 'none':
      return 'no picture'
  }
}
