import { contextsOf } from '../contexts'
import { EMPTY_FIELD, insert, type Field } from '../field'
import { withLogFilter } from '../log'
import type { Model } from '../model'
import { withFilter } from '../people'
import { editedInChat, typedInChat } from './chat-field'

/** The model after a change in the field that is being typed in; unchanged where there is none. */
export const inField = (model: Model, change: (field: Field) => Field): Model => {
  const contexts = contextsOf(model)
  if (
    contexts.includes('prompt') ||
    contexts.includes('menu-search') ||
    contexts.includes('line') ||
    contexts.includes('help-search')
  )
    return inDialog(model, change)
  if (contexts.includes('chat')) return editedInChat(model, change)
  if (contexts.includes('search')) return { ...model, people: withFilter(model.people, change(model.people.filter)) }
  if (contexts.includes('log-search')) return { ...model, log: withLogFilter(model.log, change(model.log.filter)) }
  return contexts.includes('login') ? inLogin(model, change) : model
}

/** A text that was typed or pasted. */
export const typed = (model: Model, text: string): Model =>
  contextsOf(model).includes('chat') ? typedInChat(model, text) : inField(model, (field) => insert(field, text))

const inDialog = (model: Model, change: (field: Field) => Field): Model => {
  const { dialog } = model
  if (dialog.tag === 'prompt')
    return { ...model, dialog: { tag: 'prompt', prompt: dialog.prompt, field: change(dialog.field) } }
  if (dialog.tag === 'help')
    return { ...model, dialog: { ...dialog, search: change(dialog.search ?? EMPTY_FIELD), scroll: 0 } }
  if (dialog.tag === 'line') return { ...model, dialog: { tag: 'line', field: change(dialog.field) } }
  if (dialog.tag !== 'menu' || !dialog.search) return model
  return { ...model, dialog: { ...dialog, search: change(dialog.search), row: 0 } }
}

const inLogin = (model: Model, change: (field: Field) => Field): Model => {
  const form = model.login
  if (!form || form.busySinceMs !== undefined) return model
  const fields = { ...form.fields, [form.focus]: change(form.fields[form.focus]) }
  const trouble = form.trouble?.field === form.focus ? undefined : form.trouble
  return { ...model, login: { ...form, fields, trouble } }
}
