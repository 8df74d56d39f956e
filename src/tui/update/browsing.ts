import { EMPTY_FIELD } from '../field'
import type { Model } from '../model'
import { parentOf, type FileKind } from '../video/folder'
import { step, type Step } from './step'

/** The browser of files over the screen, where one was last; what it has comes as news. */
export const browsing = (model: Model, files: FileKind): Step => {
  const sending = { ...model.sending, files, folder: model.sending.files === files ? model.sending.folder : undefined }
  const dialog = { tag: 'menu' as const, menu: 'files' as const, row: 0, search: EMPTY_FIELD }
  return step({ ...model, sending, dialog }, { type: 'read-folder', files })
}

/** The browser in another folder, with nothing typed. */
export const inFolder = (model: Model, path: string): Step => {
  const { dialog, sending } = model
  const fresh = dialog.tag === 'menu' ? { ...dialog, search: EMPTY_FIELD, row: 0 } : dialog
  return step({ ...model, dialog: fresh }, { type: 'read-folder', files: sending.files, path })
}

/** The browser in the folder around this one. */
export const folderUp = (model: Model): Step => {
  const folder = model.sending.folder?.folder
  return folder === undefined || folder === '/' ? step(model) : inFolder(model, parentOf(folder))
}
