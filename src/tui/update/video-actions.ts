import type { VideoAction } from '../action'
import type { Command } from '../command'
import { openMenu } from '../menu/menus'
import { keyOf } from '../keys/label'
import type { Model } from '../model'
import { wordsOf } from '../words/words'
import { otherSource } from './other-source'
import { remark, step, type Handler } from './step'

const NEAR_MS = 5000
const FAR_MS = 30_000

/** Of the file that is sent; without one it says so. */
const ofFile =
  (command: (file: NonNullable<Model['sending']['file']>) => Command): Handler =>
  (model) => {
    const { file } = model.sending
    return file
      ? step(model, command(file))
      : step(remark(model, 'info', wordsOf(model).source.noFile(keyOf(model, 'source.menu'))))
  }

const seek = (byMs: number): Handler => ofFile(() => ({ type: 'file-seek', target: { byMs } }))

const toCamera: Handler = (model) =>
  otherSource(model, { kind: 'camera', index: model.sending.cameras?.[0]?.index ?? 0 })

const mirror: Handler = (model) => {
  const on = !model.sending.mirror
  const { source } = wordsOf(model)
  const next = { ...model, sending: { ...model.sending, mirror: on } }
  return step(remark(next, 'info', on ? source.mirrored : source.asOthers), { type: 'video', settings: { mirror: on } })
}

/** Of what we send. */
export const VIDEO_ACTIONS: Readonly<Record<VideoAction, Handler>> = {
  'source.menu': (model) => openMenu(model, 'source'),
  'source.camera': toCamera,
  'quality.menu': (model) => openMenu(model, 'quality'),
  'filter.menu': (model) => openMenu(model, 'filter'),
  'self.mirror': mirror,
  'file.pause': ofFile(({ paused }) => ({ type: 'file-pause', paused: !paused })),
  'file.back': seek(-NEAR_MS),
  'file.on': seek(NEAR_MS),
  'file.far-back': seek(-FAR_MS),
  'file.far-on': seek(FAR_MS),
  'file.loop': ofFile(({ loop }) => ({ type: 'file-loop', loop: !loop })),
}

/** Goes to a share of the file that is sent, in thousandths. */
export const soughtTo = (model: Model, thousandths: number): ReturnType<Handler> =>
  ofFile(() => ({ type: 'file-seek', target: { share: thousandths / 1000 } }))(model)
