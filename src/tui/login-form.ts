import { clean } from '../protocol/text'
import type { Command } from './command'
import { EMPTY_FIELD, fieldOf, fieldText, type Field } from './field'
import type { LoginField } from './message'
import type { Words } from './words/en'

/** The screen on which one logs in. */
export interface LoginForm {
  readonly fields: Readonly<Record<LoginField, Field>>
  readonly focus: LoginField
  /** What is wrong, and the field that it is about. */
  readonly trouble?: { readonly field: LoginField; readonly text: string } | undefined
  /** Since when the server is being asked. */
  readonly busySinceMs?: number | undefined
}

/** What is filled in beforehand. */
export interface LoginDefaults {
  /** host:port */
  readonly server?: string
  readonly nick?: string
  readonly host?: string
  readonly port?: number
}

/** The fields, from the top. */
export const LOGIN_FIELDS: readonly LoginField[] = ['server', 'nick', 'password', 'host', 'port']

/** A form with the last user filled in: the first field that is still needed has the focus. */
export const loginForm = (defaults: LoginDefaults): LoginForm => {
  const fields = {
    server: fieldOf(defaults.server ?? ''),
    nick: fieldOf(defaults.nick ?? ''),
    password: EMPTY_FIELD,
    host: fieldOf(defaults.host ?? ''),
    port: fieldOf(String(defaults.port ?? 0)),
  }
  return { fields, focus: LOGIN_FIELDS.find((name) => fieldText(fields[name]) === '') ?? 'password' }
}

/** The focus on the field so many places further down, around the ends. */
export const moveFocus = (form: LoginForm, by: number): LoginForm => {
  const at = LOGIN_FIELDS.indexOf(form.focus) + by + LOGIN_FIELDS.length
  return { ...form, focus: LOGIN_FIELDS[at % LOGIN_FIELDS.length] ?? 'server' }
}

/** A form that says what is wrong, with the focus where it is put right. A wrong password is forgotten. */
export const withTrouble = (form: LoginForm, field: LoginField, text: string): LoginForm => ({
  ...form,
  fields: field === 'password' ? { ...form.fields, password: EMPTY_FIELD } : form.fields,
  focus: field,
  trouble: { field, text: clean(text) },
  busySinceMs: undefined,
})

const SERVER = /^\S+:(\d{1,5})$/
// What every discovery server takes for a nick: ASCII without blanks and '#'.
const NICK = /^[\x21-\x22\x24-\x7e]+$/

const CHECKS: Readonly<Record<LoginField, (text: string, words: Words['login']) => string | undefined>> = {
  server: (text, words) => (isPort(SERVER.exec(text)?.[1]) ? undefined : words.wrongServer),
  nick: (text, words) => (NICK.test(text) ? undefined : words.wrongNick),
  password: (text, words) => {
    if (text === '') return words.noPassword
    return /\s/.test(text) ? words.blankPassword : undefined
  },
  host: (text, words) => (/^\S*$/.test(text) ? undefined : words.wrongHost),
  port: (text, words) => (isPort(text) ? undefined : words.wrongPort),
}

const isPort = (text: string | undefined): boolean => text !== undefined && /^\d{1,5}$/.test(text) && +text <= 65535

/** The command that logs in, or the form with the first field that is not right. */
export const submit = (form: LoginForm, words: Words): LoginForm | Extract<Command, { type: 'login' }> => {
  const text = (name: LoginField): string =>
    name === 'password' ? fieldText(form.fields.password) : fieldText(form.fields[name]).trim()
  for (const name of LOGIN_FIELDS) {
    const wrong = CHECKS[name](text(name), words.login)
    if (wrong !== undefined) return nextToFill(form, name, wrong)
  }
  const common = { server: text('server'), nick: text('nick'), password: text('password') }
  return { type: 'login', ...common, host: text('host'), port: Number(text('port')) }
}

// Enter on a field above an empty one goes on to it, without a reproach.
const nextToFill = (form: LoginForm, name: LoginField, wrong: string): LoginForm =>
  fieldText(form.fields[name]) === '' && form.focus !== name
    ? { ...form, focus: name, trouble: undefined }
    : { ...form, focus: name, trouble: { field: name, text: wrong } }
