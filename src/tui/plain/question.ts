import { menuOf, openRows } from '../menu/menus'
import type { MenuRow } from '../menu/menu'
import { fieldText } from '../field'
import type { Model } from '../model'
import { PROMPTS } from '../prompt/prompts'
import { wordsOf } from '../words/words'

/** What a person is asked now, in plain mode. */
export interface Question {
  /** Another name is another question, and the same one after a trouble is, too. */
  readonly name: string
  readonly lines: readonly string[]
  /** The answer goes on the same line. */
  readonly inline: boolean
  /** The answer is not to be seen. */
  readonly secret: boolean
}

/** The question that is open; undefined: nothing is asked. */
export const questionOf = (model: Model): Question | undefined => {
  const { call, dialog } = model
  if (dialog.tag === 'quit' || dialog.tag === 'hangup') return ends(model, dialog.tag)
  if (call.tag === 'incoming') return incoming(model)
  if (dialog.tag === 'menu') return menu(model)
  if (dialog.tag === 'prompt') return prompt(model)
  return model.login && call.tag === 'none' ? login(model) : undefined
}

const plainly = (name: string, ...lines: readonly string[]): Question => ({ name, lines, inline: false, secret: false })

const ends = (model: Model, tag: 'quit' | 'hangup'): Question => {
  const { dialogs, plain } = wordsOf(model)
  const name = model.call.tag === 'none' ? '' : model.call.peer.name
  return plainly(tag, `${dialogs[tag]} ${dialogs.ends(name)} ${plain.yesOrNo}`)
}

const incoming = (model: Model): Question | undefined => {
  if (model.call.tag !== 'incoming') return undefined
  const { peer, protocol, sinceMs } = model.call
  const asked = wordsOf(model).plain.incoming(peer.name, protocol.toUpperCase(), peer.address)
  return plainly(`incoming ${sinceMs}`, asked)
}

const sentence = (title: string): string => (/[.?!…]$/.test(title) ? title : `${title}.`)

/** A row of a menu as a line. */
export const menuLine = ({ label, value, chosen }: MenuRow, at: number): string =>
  `${at + 1} ${label}${value === undefined || value === '' ? '' : `: ${value}`}${chosen === true ? ' *' : ''}`

const menu = (model: Model): Question | undefined => {
  const open = menuOf(model)
  if (!open || model.dialog.tag !== 'menu') return undefined
  const { rows } = openRows(model)
  const labels = rows.map(({ label }) => label)
  const { plain, menu: words } = wordsOf(model)
  const lines = rows.length === 0 ? [words.nothing] : rows.map(menuLine)
  const turns = rows.some(({ turn }) => turn !== undefined)
  const remarks = open.remarks?.(model) ?? []
  return plainly(
    `menu ${model.dialog.menu} ${JSON.stringify(labels)}`,
    sentence(open.title(model)),
    ...lines,
    ...remarks,
    turns ? plain.numberTurns : plain.numberChooses,
  )
}

const prompt = (model: Model): Question | undefined => {
  if (model.dialog.tag !== 'prompt') return undefined
  const { prompt: name, trouble } = model.dialog
  const { title, label } = PROMPTS[name]
  const asked = `${sentence(title(model))} ${label(model)}:`
  return {
    ...plainly(`prompt ${name} ${trouble ?? ''}`, ...(trouble === undefined ? [] : [trouble]), asked),
    inline: true,
  }
}

const login = (model: Model): Question | undefined => {
  const form = model.login
  if (!form || form.busySinceMs !== undefined) return undefined
  const { focus, trouble, fields } = form
  const words = wordsOf(model).login
  const written = focus === 'password' ? '' : fieldText(fields[focus])
  const asked = `${words[focus]}${written === '' ? '' : ` [${written}]`}:`
  return {
    name: `login ${focus} ${model.profile} ${trouble?.text ?? ''}`,
    lines: [...(trouble ? [trouble.text] : []), asked],
    inline: true,
    secret: focus === 'password',
  }
}
