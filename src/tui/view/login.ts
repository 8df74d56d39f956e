import { duration } from '../clock'
import { LOGIN_FIELDS, type LoginForm } from '../login-form'
import type { LoginField } from '../message'
import type { Model } from '../model'
import type { Line, Pane, Scene } from '../scene'
import { fieldText } from '../field'
import { pad, wrap } from '../width'
import { BLANK, line, span } from './line'
import { framed } from './pane'
import { fieldWindow } from './typing'
import type { Rect } from './rect'

const WIDTH = 64
const LABEL_WIDTH = 13

const LABELS: Readonly<Record<LoginField, string>> = {
  server: 'Server',
  nick: 'Name',
  password: 'Password',
  host: 'Your address',
  port: 'Your port',
}

const PLACEHOLDERS: Readonly<Record<LoginField, string>> = {
  server: 'host:port of the discovery server',
  nick: 'how others find you',
  password: '',
  host: 'found out by itself',
  port: '0 takes a free one',
}

/** The screen on which one logs in. */
export const loginScreen = (model: Model, form: LoginForm, body: Rect): Pick<Scene, 'panes' | 'cursor'> => {
  const width = Math.min(WIDTH, body.width - 2)
  const rows = LOGIN_FIELDS.flatMap((name) => fieldRows(form, name, width - 4))
  const lines = [BLANK, ...rows.map(({ content }) => content), BLANK, ...foot(model, form, width - 4)]
  const height = Math.min(lines.length + 2, body.height)
  const x = body.x + Math.floor((body.width - width) / 2)
  const y = body.y + Math.floor((body.height - height) / 3)
  const pane: Pane = framed({ id: 'login', rect: { x, y, width, height }, title: 'Log in', focused: true, lines })
  const at = rows.findIndex(({ cursor }) => cursor !== undefined)
  const cursor = rows[at]?.cursor
  return cursor === undefined ? { panes: [pane] } : { panes: [pane], cursor: { x: x + 1 + cursor, y: y + 2 + at } }
}

/** A row of the form, and where the cursor is in it. */
interface Row {
  readonly content: Line
  readonly cursor?: number | undefined
}

const fieldRows = (form: LoginForm, name: LoginField, width: number): readonly Row[] => {
  const trouble = form.trouble?.field === name ? wrap(form.trouble.text, width - LABEL_WIDTH - 2) : []
  const gap: readonly Row[] =
    name === 'host' ? [{ content: BLANK }, { content: line('   Where others reach you', 'dim') }] : []
  const under = trouble.map((text): Row => ({ content: line(' '.repeat(LABEL_WIDTH + 3) + text, 'bad') }))
  return [...gap, fieldRow(form, name, width - LABEL_WIDTH - 2), ...under]
}

const fieldRow = (form: LoginForm, name: LoginField, width: number): Row => {
  const field = form.fields[name]
  const active = form.focus === name && form.busySinceMs === undefined
  const label = span(` ${active ? '▸' : ' '} ${pad(LABELS[name], LABEL_WIDTH)}`, active ? 'accent' : 'dim')
  const { text, cursor } = fieldWindow(field, width, name === 'password')
  const empty = fieldText(field) === ''
  const content = [label, span(empty ? PLACEHOLDERS[name] : text, empty ? 'dim' : active ? 'strong' : 'normal')]
  return { content, cursor: active ? LABEL_WIDTH + 3 + cursor : undefined }
}

const foot = (model: Model, form: LoginForm, width: number): readonly Line[] => {
  if (form.busySinceMs === undefined) return wrap(FOOT, width - 2).map((text) => line(`   ${text}`, 'dim'))
  const waited = duration(model.nowMs - form.busySinceMs)
  return wrap(
    `Logging in to ${fieldText(form.fields.server)} as ${fieldText(form.fields.nick)} … ${waited}`,
    width,
  ).map((text) => line(`   ${text}`, 'accent'))
}
const FOOT = 'The first log in reserves the name. The password is sent to the server and stored nowhere here.'
