import { MAX_WRITING, pasted } from '../chat/chat'
import { insert, type Field } from '../field'
import type { Model } from '../model'

/** The model after a change in the field of the chat: what is in it is no longer what was sent before. */
export const editedInChat = (model: Model, change: (field: Field) => Field): Model => ({
  ...model,
  chat: { ...model.chat, field: change(model.chat.field), recalled: undefined },
})

/** The model after something was typed or pasted into the field of the chat. */
export const typedInChat = (model: Model, text: string): Model =>
  editedInChat(model, (field) => insert(field, pasted(text), MAX_WRITING))
