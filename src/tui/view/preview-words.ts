import type { Model } from '../model'
import { cameraRuns, type Preview } from '../video/preview'
import { wordsOf } from '../words/words'

/** What is written over our own picture; nothing: it speaks for itself. */
export const previewWords = ({ sending, ...model }: Model, { seen }: Preview): readonly string[] => {
  const { call } = wordsOf(model)
  if (!sending.cameraOn) return [call.cameraOff]
  if (sending.trouble !== undefined) return [sending.trouble]
  return seen ? [] : [call.noPictureYet]
}

/** That we are filmed, and that nobody sees it. */
export const previewSign = (model: Model): string => {
  const { camera, picture: other } = wordsOf(model).preview
  return cameraRuns(model.sending) ? camera : other
}
