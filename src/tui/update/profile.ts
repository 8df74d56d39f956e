import { isProfileName } from '../../protocol/profile-name'
import { NO_CALL } from '../call'
import { NO_CHAT } from '../chat/chat'
import { NO_HISTORY } from '../history'
import type { LoginDefaults } from '../login-defaults'
import { loginForm } from '../login-form'
import type { AgentEvent } from '../message'
import type { Model } from '../model'
import { NOBODY } from '../people'
import { wordsOf } from '../words/words'
import { focused } from './focus'
import { remark, say, step, type Step } from './step'

/** Goes over to another profile; or says in a line why not. In a call nobody is logged out. */
export const toProfile = (model: Model, name: string): Step => {
  const { profile: words, account } = wordsOf(model)
  const stays = (why: string): Step => step(remark(model, 'warn', why))
  if (model.demo) return stays(account.notInDemo)
  if (model.call.tag !== 'none' || model.visiting) return stays(words.inCall)
  if (!isProfileName(name)) return stays(words.wrongName)
  return name === model.profile ? stays(words.already(name)) : step(model, { type: 'profile', name })
}

/** Who has not been here before most likely meets at the server of the others. */
const withServer = (model: Model, defaults: LoginDefaults): LoginDefaults => {
  const { server, system } = model.defaults
  return defaults.server === '' && system === undefined && server !== undefined ? { ...defaults, server } : defaults
}

/** Another profile is open: whatever was of the one before is gone from the screen. */
export const inProfile = (model: Model, { name, ...event }: Extract<AgentEvent, { type: 'profile' }>): Model => {
  const defaults = withServer(model, event.defaults)
  const next: Model = {
    ...focused(model, 'people'),
    profile: name,
    defaults,
    login: loginForm(defaults),
    account: { nick: '' },
    people: NOBODY,
    history: NO_HISTORY,
    logins: [],
    chat: NO_CHAT,
    call: NO_CALL,
    dialog: { tag: 'none' },
    local: undefined,
    registered: false,
    visiting: false,
  }
  return say(next, 'info', wordsOf(model).profile.isOpen(name))
}
