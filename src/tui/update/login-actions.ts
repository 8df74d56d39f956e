import type { LoginAction } from '../action'
import { fieldOf } from '../field'
import { moveFocus, submit, type LoginForm } from '../login-form'
import { wordsOf } from '../words/words'
import { step, type Handler } from './step'

// A form whose answer is awaited stays as it was sent.
const inForm =
  (change: (form: LoginForm) => LoginForm): Handler =>
  (model) =>
    !model.login || model.login.busySinceMs !== undefined ? step(model) : step({ ...model, login: change(model.login) })

const logIn: Handler = (model) => {
  const form = model.login
  if (!form || form.busySinceMs !== undefined) return step(model)
  const sent = submit(form, wordsOf(model))
  if (!('type' in sent)) return step({ ...model, login: sent })
  const { system, server, nick, host, port } = sent
  // A server may have been written with its system.
  const fields = { ...form.fields, ...(system !== 'xmlrpc' && { server: fieldOf(server) }) }
  const login = { ...form, fields, trouble: undefined, busySinceMs: model.nowMs }
  return step({ ...model, login, defaults: { system, server, nick, host, port } }, sent)
}

// What was sent is given up before all of it is.
const leave: Handler = (model) =>
  model.login?.busySinceMs === undefined
    ? step(model, { type: 'quit' })
    : step({ ...model, login: { ...model.login, busySinceMs: undefined } }, { type: 'give-up-login' })

/** Of the log in. */
export const LOGIN_ACTIONS: Readonly<Record<LoginAction, Handler>> = {
  'login.submit': logIn,
  'login.leave': leave,
  'login.next': inForm((form) => moveFocus(form, 1)),
  'login.previous': inForm((form) => moveFocus(form, -1)),
}
