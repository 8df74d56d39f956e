import { duration } from '../clock'
import { fieldsOf, type LoginForm } from '../login-form'
import type { LoginField } from '../message'
import type { Model } from '../model'
import type { Line, Pane, Scene } from '../scene'
import { fieldText } from '../field'
import { pad, wrap } from '../width'
import type { Words } from '../words/en'
import { wordsOf } from '../words/words'
import { BLANK, clickable, line, span } from './line'
import { framed } from './pane'
import { fieldWindow } from './typing'
import type { Rect } from './rect'

const WIDTH = 64
const LABEL_WIDTH = 13

const placeholders = ({ system }: LoginForm, { login }: Words): Readonly<Record<LoginField, string>> => ({
  server: system === 'sala' ? login.salaServerIs : login.serverIs,
  nick: login.nickIs,
  password: '',
  host: login.hostIs,
  port: login.portIs,
})

/** The screen on which one logs in. */
export const loginScreen = (model: Model, form: LoginForm, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const width = Math.min(WIDTH, body.width - 2)
  const words = wordsOf(model)
  const rows = fieldsOf(form).flatMap((name) => fieldRows({ form, words }, name, width - 4))
  const lines = [BLANK, ...rows.map(({ content }) => content), BLANK, ...foot(model, form, width - 4)]
  const height = Math.min(lines.length + 2, body.height)
  const x = body.x + Math.floor((body.width - width) / 2)
  const y = body.y + Math.floor((body.height - height) / 3)
  const pane: Pane = framed({
    id: 'login',
    rect: { x, y, width, height },
    title: titleOf(form, words),
    focused: true,
    lines,
  })
  const at = rows.findIndex(({ cursor }) => cursor !== undefined)
  const cursor = rows[at]?.cursor
  return cursor === undefined ? { panes: [pane] } : { panes: [pane], cursor: { x: x + 1 + cursor, y: y + 2 + at } }
}

const titleOf = ({ system }: LoginForm, { login }: Words): string =>
  system === 'sala' ? login.salaTitle : system === 'xmlrpc' ? login.xmlrpcTitle : login.title

const footOf = ({ system }: LoginForm, { login }: Words): string =>
  system === 'sala' ? login.salaFoot : system === 'xmlrpc' ? login.xmlrpcFoot : login.foot

/** A row of the form, and where the cursor is in it. */
interface Row {
  readonly content: Line
  readonly cursor?: number | undefined
}

/** A form in a language. */
interface Shown {
  readonly form: LoginForm
  readonly words: Words
}

const fieldRows = ({ form, words }: Shown, name: LoginField, width: number): readonly Row[] => {
  const trouble = form.trouble?.field === name ? wrap(form.trouble.text, width - LABEL_WIDTH - 2) : []
  const gap: readonly Row[] =
    name === 'host' ? [{ content: BLANK }, { content: line(`   ${words.login.reached}`, 'dim') }] : []
  const under = trouble.map((text): Row => ({ content: line(' '.repeat(LABEL_WIDTH + 3) + text, 'bad') }))
  return [...gap, fieldRow({ form, words }, name, width - LABEL_WIDTH - 2), ...under]
}

const fieldRow = ({ form, words }: Shown, name: LoginField, width: number): Row => {
  const field = form.fields[name]
  const active = form.focus === name && form.busySinceMs === undefined
  const label = span(` ${active ? '▸' : ' '} ${pad(words.login[name], LABEL_WIDTH)}`, active ? 'accent' : 'dim')
  const { text, cursor } = fieldWindow(field, width, name === 'password')
  const empty = fieldText(field) === ''
  const does = { row: fieldsOf(form).indexOf(name) }
  const value = span(empty ? placeholders(form, words)[name] : text, empty ? 'dim' : active ? 'strong' : 'normal')
  return { content: clickable([label, value], does), cursor: active ? LABEL_WIDTH + 3 + cursor : undefined }
}

const foot = (model: Model, form: LoginForm, width: number): readonly Line[] => {
  const words = wordsOf(model)
  if (form.busySinceMs === undefined)
    return wrap(footOf(form, words), width - 2).map((text) => line(`   ${text}`, 'dim'))
  return wrap(busyWords(form, words, duration(model.nowMs - form.busySinceMs)), width).map((text) =>
    line(`   ${text}`, 'accent'),
  )
}

const busyWords = ({ system, fields }: LoginForm, { login }: Words, waited: string): string =>
  system === 'xmlrpc' ? login.opening(waited) : login.busy(fieldText(fields.server), fieldText(fields.nick), waited)
