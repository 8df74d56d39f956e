import { clean } from '../protocol/text'
import type { Command } from './command'
import { EMPTY_FIELD, fieldOf, fieldText, type Field } from './field'
import type { LoginField } from './message'

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

const CHECKS: Readonly<Record<LoginField, (text: string) => string | undefined>> = {
  server: (text) =>
    isPort(SERVER.exec(text)?.[1]) ? undefined : 'Write the server as host:port, for example localhost:8000.',
  nick: (text) => (NICK.test(text) ? undefined : 'A name has letters, digits and signs, no blanks, accents or #.'),
  password: (text) => {
    if (text === '') return 'A password is needed. It reserves the name for you.'
    return /\s/.test(text) ? 'A password cannot have blanks in it: the server would cut it there.' : undefined
  },
  host: (text) =>
    /^\S*$/.test(text)
      ? undefined
      : 'Write the address of this machine that others reach, for example 192.168.1.20, or nothing.',
  port: (text) => (isPort(text) ? undefined : 'Write a port from 0 to 65535; 0 takes a free one.'),
}

const isPort = (text: string | undefined): boolean => text !== undefined && /^\d{1,5}$/.test(text) && +text <= 65535

/** The command that logs in, or the form with the first field that is not right. */
export const submit = (form: LoginForm): LoginForm | Extract<Command, { type: 'login' }> => {
  const text = (name: LoginField): string =>
    name === 'password' ? fieldText(form.fields.password) : fieldText(form.fields[name]).trim()
  for (const name of LOGIN_FIELDS) {
    const wrong = CHECKS[name](text(name))
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
