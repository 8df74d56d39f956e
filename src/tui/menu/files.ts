import { clean } from '../../protocol/text'
import { fieldText } from '../field'
import type { Model } from '../model'
import { folderUp, inFolder } from '../update/browsing'
import type { Step } from '../update/step'
import { pathOf, type FileKind, type FolderEntry, type FolderListing } from '../video/folder'
import { fileRows, UP } from '../video/rows'
import { takeEnd } from '../width'
import { wordsOf } from '../words/words'
import type { Menu, MenuRow } from './menu'
import { send } from './source'

/** Cells of a path in the title: its end says most. */
const MOST_PATH = 44

const chosen = (model: Model, files: FileKind, path: string): Step =>
  send(model, files === 'video' ? { kind: 'file', path, loop: true } : { kind: 'still', path })

const rowOf = (listing: FolderListing, entry: FolderEntry): MenuRow => {
  if (entry === UP) return { label: UP.name, enter: folderUp }
  const name = clean(entry.name)
  return entry.kind === 'folder'
    ? { label: `${name}/`, enter: (model) => inFolder(model, pathOf(listing.folder, entry.name)) }
    : { label: name, enter: (model) => chosen(model, listing.files, pathOf(listing.folder, entry.name)) }
}

/** A path that was typed or pasted: with an ending it is a file, else a folder. */
const pathRow = (path: string): MenuRow => ({
  label: path,
  enter: (model) => (/[^/]\.[^/.]+$/.test(path) ? chosen(model, model.sending.files, path) : inFolder(model, path)),
})

const typedIn = ({ dialog }: Model): string => (dialog.tag === 'menu' && dialog.search ? fieldText(dialog.search) : '')

const rows = (model: Model): readonly MenuRow[] => {
  const { folder } = model.sending
  const typed = typedIn(model).trim()
  if (/^~?\//.test(typed)) return [pathRow(typed)]
  return folder === undefined ? [] : fileRows(folder, typed).map((entry) => rowOf(folder, entry))
}

const remarks = (model: Model): readonly string[] => {
  const { folder } = model.sending
  const words = wordsOf(model).files
  if (folder === undefined) return [words.reading]
  if (folder.trouble !== undefined) return [words[folder.trouble]]
  return folder.isCut ? [words.cut(folder.entries.length)] : []
}

const title = (model: Model): string => {
  const { folder, files } = model.sending
  const { video, picture } = wordsOf(model).files
  if (folder === undefined) return files === 'video' ? video : picture
  const path = clean(folder.folder)
  const end = takeEnd(path, MOST_PATH - 1)
  return end.length < path.length ? `…${end}` : path
}

/** The files of the disk, folder by folder. */
export const FILES_MENU: Menu = { title, rows, remarks, out: folderUp, parent: 'source', searchable: true }
