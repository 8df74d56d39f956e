import { clean } from '../../protocol/text'
import type { AgentEvent, VideoEvent } from '../message'
import type { Model } from '../model'
import type { FolderListing } from '../video/folder'
import { nameOfPath } from '../video/folder'
import { fileRows } from '../video/rows'
import type { Sending } from '../video/sending'

const TYPES: Readonly<Record<VideoEvent['type'], true>> = {
  cameras: true,
  folder: true,
  file: true,
  measured: true,
  filters: true,
}

/** Whether an event is one of what we send, whose paths are left as they came. */
export const isOfVideo = (event: AgentEvent): event is VideoEvent => Object.hasOwn(TYPES, event.type)

const withSending = (model: Model, change: Partial<Sending>): Model => ({
  ...model,
  sending: { ...model.sending, ...change },
})

/** News of what we send. */
export const videoNews = (model: Model, event: VideoEvent): Model => {
  switch (event.type) {
    case 'cameras':
      return withSending(model, { cameras: event.cameras.map(({ index, name }) => ({ index, name: clean(name) })) })
    case 'folder':
      return inFolder(model, event.listing)
    case 'file':
      return withSending(model, { file: event.file })
    case 'measured':
      return withSending(model, event.costs.length === 0 ? {} : { costs: event.costs })
    case 'filters':
      return withSending(model, { filters: event.filters })
  }
}

/** Who came up from a folder finds it selected. */
const inFolder = (model: Model, listing: FolderListing): Model => {
  const { dialog, sending } = model
  if (listing.files !== sending.files) return model
  const next = withSending(model, { folder: listing })
  if (dialog.tag !== 'menu' || dialog.menu !== 'files') return next
  const came = sending.folder && nameOfPath(sending.folder.folder)
  const row = fileRows(listing, '').findIndex(({ name }) => name === came)
  return { ...next, dialog: { ...dialog, row: Math.max(0, row) } }
}
