import { createRequire } from 'node:module'
import type { PictureCodec } from './codec'
import { CardOnlyCodec } from './card-only-codec'
import { OpenCvCodec } from './opencv-codec'
import type { OpenCv } from './opencv-library'
import { loadOpenCv } from './opencv-library'
import type { SharpLibrary } from './sharp-codec'
import { SharpCodec } from './sharp-codec'

/** What of the native packages works here. */
export interface LoadedCodec {
  readonly codec: PictureCodec
  /** For cameras and files; absent when the addon is not built. */
  readonly cv: OpenCv | undefined
  /** One line for each package that is missing, fit for people. */
  readonly missing: readonly string[]
}

const attempt = <Library>(load: () => Library): Library | undefined => {
  try {
    return load()
  } catch {
    return undefined
  }
}

const loadSharp = (): SharpLibrary => createRequire(__filename)('sharp') as SharpLibrary

const NO_OPENCV = 'The OpenCV addon is not built: cameras and video files need ffmpeg instead. Run npm run setup.'
const NO_SHARP = 'sharp is not installed either: no pictures are shown, and only a card is sent. Run npm run setup.'

/** OpenCV, else sharp, else a card. */
export const loadCodec = (): LoadedCodec => {
  const cv = attempt(loadOpenCv)
  if (cv !== undefined) return { codec: new OpenCvCodec(cv), cv, missing: [] }
  const sharp = attempt(loadSharp)
  if (sharp !== undefined) return { codec: new SharpCodec(sharp), cv, missing: [NO_OPENCV] }
  return { codec: new CardOnlyCodec(), cv, missing: [NO_OPENCV, NO_SHARP] }
}
