import { REGISTRY_PORT } from '../protocol/sala/message'
import { nameFault } from '../protocol/sala/name'
import { CALL_PORTS, systemAddressOf, type OtherSystem } from '../protocol/system'
import { clean } from '../protocol/text'
import type { Command } from './command'
import { EMPTY_FIELD, fieldOf, fieldText, type Field } from './field'
import type { LoginDefaults } from './login-defaults'
import type { LoginField } from './message'
import type { Words } from './words/en'

/** The screen on which one logs in. */
export interface LoginForm {
  /** Absent: a discovery server. Sala Virtual asks for no password and knows one port; XML-RPC has no server. */
  readonly system?: OtherSystem | undefined
  /** Who is to be called then, as it was written. */
  readonly contact?: string
  readonly fields: Readonly<Record<LoginField, Field>>
  readonly focus: LoginField
  /** What is wrong, and the field that it is about. */
  readonly trouble?: { readonly field: LoginField; readonly text: string } | undefined
  /** Since when the server is being asked. */
  readonly busySinceMs?: number | undefined
}

const LOGIN_FIELDS: readonly LoginField[] = ['server', 'nick', 'password', 'host', 'port']
const OTHER_FIELDS: Readonly<Record<OtherSystem, readonly LoginField[]>> = {
  sala: ['server', 'nick', 'host'],
  xmlrpc: ['nick', 'host', 'port'],
}

/** The fields of a form, from the top. */
export const fieldsOf = ({ system }: Pick<LoginForm, 'system'>): readonly LoginField[] =>
  system === undefined ? LOGIN_FIELDS : OTHER_FIELDS[system]

/** The field behind which nothing more has to be asked. */
export const lastAsked = ({ system }: Pick<LoginForm, 'system'>): LoginField =>
  system === undefined ? 'password' : 'nick'

/** A form with the last user filled in: the first field that is still needed has the focus. */
export const loginForm = (defaults: LoginDefaults): LoginForm => {
  const fields = {
    server: fieldOf(defaults.server ?? ''),
    nick: fieldOf(defaults.nick ?? ''),
    password: EMPTY_FIELD,
    host: fieldOf(defaults.host ?? ''),
    port: portOf(defaults),
  }
  const { system } = defaults
  // Other systems ask for nothing more once there is a name.
  if (system !== undefined) return { system, fields, focus: firstEmpty({ system, fields }) ?? 'nick' }
  return { fields, focus: LOGIN_FIELDS.find((name) => fieldText(fields[name]) === '') ?? 'password' }
}

/** Old programs of the chat by XML-RPC look for us at one port; elsewhere any is as good, which nobody has to write. */
const portOf = ({ system, port }: LoginDefaults): Field => {
  const wanted = system === 'xmlrpc' ? CALL_PORTS.xmlrpc : port
  return wanted ? fieldOf(String(wanted)) : EMPTY_FIELD
}

const firstEmpty = ({ system, fields }: Pick<LoginForm, 'system' | 'fields'>): LoginField | undefined =>
  fieldsOf({ system }).find((name) => name !== 'host' && fieldText(fields[name]) === '')

/** A server that names its system, as `sala://HOST`, makes the form one of that system. */
const read = (form: LoginForm): LoginForm => {
  const named = form.focus === 'server' ? systemAddressOf(fieldText(form.fields.server)) : undefined
  if (!named) return form
  const { system, address } = named
  if (system === 'xmlrpc') {
    const fields = { ...form.fields, port: portOf({ system }) }
    return { ...form, system, fields, contact: address, trouble: undefined }
  }
  const server = fieldOf(/^[^\s:]+$/.test(address) ? `${address}:${REGISTRY_PORTS[system]}` : address)
  return { ...form, system: system === 'sala' ? system : undefined, fields: { ...form.fields, server } }
}

/** Where servers are that name no port. */
const REGISTRY_PORTS = { v0: 8000, sala: REGISTRY_PORT }

/** The focus on the field so many places further down, around the ends. */
export const moveFocus = (asked: LoginForm, by: number): LoginForm => {
  const form = read(asked)
  const names = fieldsOf(form)
  const at = names.indexOf(form.focus) + by + names.length
  return { ...form, focus: names[at % names.length] ?? 'server' }
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
// What every discovery server takes for a password.
const PASSWORD = /^[\x21-\x7e]{1,256}$/

const CHECKS: Readonly<Record<LoginField, (text: string, words: Words['login']) => string | undefined>> = {
  server: (text, words) => (isPort(SERVER.exec(text)?.[1]) ? undefined : words.wrongServer),
  nick: (text, words) => (NICK.test(text) ? undefined : words.wrongNick),
  password: (text, words) => {
    if (text === '') return words.noPassword
    return PASSWORD.test(text) ? undefined : words.wrongPassword
  },
  host: (text, words) => (/^\S*$/.test(text) ? undefined : words.wrongHost),
  port: (text, words) => (text === '' || isPort(text) ? undefined : words.wrongPort),
}

/** What is wrong with a field; names are judged as the system does. */
const wrongOf = ({ system }: LoginForm, name: LoginField, text: string, { login }: Words): string | undefined => {
  if (system !== 'sala' || name !== 'nick') return CHECKS[name](text, login)
  return nameFault(text) ? login.wrongSalaName : undefined
}

const isPort = (text: string | undefined): boolean => text !== undefined && /^\d{1,5}$/.test(text) && +text <= 65535

/** The command that logs in, or the form with the first field that is not right, or as one of another system. */
export const submit = (form: LoginForm, words: Words): LoginForm | Extract<Command, { type: 'login' }> => {
  const meant = read(form)
  if (meant.system !== form.system) return { ...meant, focus: 'nick' }
  return submitted(meant, words)
}

const submitted = (form: LoginForm, words: Words): LoginForm | Extract<Command, { type: 'login' }> => {
  const text = (name: LoginField): string =>
    name === 'password' ? fieldText(form.fields.password) : fieldText(form.fields[name]).trim()
  for (const name of fieldsOf(form)) {
    const wrong = wrongOf(form, name, text(name), words)
    if (wrong !== undefined) return nextToFill(form, name, wrong)
  }
  const server = form.system === 'xmlrpc' ? '' : text('server')
  const common = { server, nick: text('nick'), password: text('password') }
  const { system } = form
  return { type: 'login', ...(system && { system }), ...common, host: text('host'), port: Number(text('port')) }
}

// Enter on a field above an empty one goes on to it, without a reproach.
const nextToFill = (form: LoginForm, name: LoginField, wrong: string): LoginForm =>
  fieldText(form.fields[name]) === '' && form.focus !== name
    ? { ...form, focus: name, trouble: undefined }
    : { ...form, focus: name, trouble: { field: name, text: wrong } }
