import type { SourceSpec } from '../../media/video/messages'
import type { Model } from '../model'
import { browsing } from '../update/browsing'
import { otherSource } from '../update/other-source'
import { step, type Step } from '../update/step'
import type { CameraName } from '../video/sending'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'

/** Something else is sent, and the menu is closed. */
export const send = (model: Model, source: SourceSpec): Step =>
  otherSource({ ...model, dialog: { tag: 'none' } }, source)

/** Where none is known there may be one all the same: the first. */
const camerasOf = ({ sending }: Model): readonly CameraName[] =>
  sending.cameras === undefined || sending.cameras.length === 0 ? [{ index: 0, name: '' }] : sending.cameras

const cameraRow = (model: Model, { index, name }: CameraName): MenuRow => {
  const { spec } = model.sending
  return {
    label: wordsOf(model).devices.camera(String(index)),
    value: name,
    chosen: spec?.kind === 'camera' && spec.index === index,
    enter: (now) => send(now, { kind: 'camera', index }),
  }
}

const rows = (model: Model): readonly MenuRow[] => {
  const words = wordsOf(model).source
  const kind = model.sending.spec?.kind
  return [
    ...camerasOf(model).map((camera) => cameraRow(model, camera)),
    { label: words.pattern, chosen: kind === 'pattern', enter: (now) => send(now, { kind: 'pattern' }) },
    { label: words.still, chosen: kind === 'still', enter: (now) => browsing(now, 'picture') },
    { label: words.file, chosen: kind === 'file', enter: (now) => browsing(now, 'video') },
    { label: words.off, chosen: kind === 'none', enter: (now) => send(now, { kind: 'none' }) },
  ]
}

const keep = (model: Model): Step => {
  const { spec } = model.sending
  return spec === undefined ? step(model) : step(model, { type: 'keep-video', kept: { source: spec } })
}

/** What is sent: cameras, files, pictures, a pattern, nothing. */
export const SOURCE_MENU: Menu = {
  title: (model) => wordsOf(model).source.title,
  rows,
  remarks: (model) => (model.sending.cameras?.length === 0 ? [wordsOf(model).source.noCamera] : []),
  opened: (model) => step(model, { type: 'list-cameras' }),
  keep,
}
