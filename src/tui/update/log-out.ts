import type { LoginDefaults } from '../login-defaults'
import { loginForm } from '../login-form'
import { NO_CALL } from '../call'
import type { Model } from '../model'
import { NOBODY } from '../people'
import { wordsOf } from '../words/words'
import { focused } from './focus'
import { remark, say, step, type Step } from './step'

/** Ends the session; the log in that follows has this filled in. In a call nobody is logged out. */
export const logOut = (model: Model, defaults: LoginDefaults = model.defaults): Step => {
  const words = wordsOf(model).account
  if (model.demo) return step(remark(model, 'info', words.notInDemo))
  if (model.call.tag !== 'none') return step(remark(model, 'warn', words.inCall))
  return model.login ? step(model) : step({ ...model, defaults }, { type: 'logout' })
}

/** The session is over. What the server keeps of the name is its own matter, which is said. */
export const loggedOut = (model: Model): Model => {
  const { nick, server } = model.account
  const out: Model = {
    ...focused(model, 'people'),
    login: loginForm(model.defaults),
    account: { nick: '' },
    people: NOBODY,
    call: NO_CALL,
    dialog: { tag: 'none' },
    local: undefined,
    registered: false,
    visiting: false,
  }
  const words = wordsOf(model).account
  return say(out, 'info', server === undefined ? words.left : words.loggedOut(nick, server))
}
