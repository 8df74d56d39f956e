import { isProfileName } from '../../protocol/profile-name'
import { NO_CALL } from '../call'
import { NO_CHAT } from '../chat/chat'
import { NO_HISTORY } from '../history'
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

/** Another profile is open: whatever was of the one before is gone from the screen. */
export const inProfile = (model: Model, { name, defaults }: Extract<AgentEvent, { type: 'profile' }>): Model => {
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
  }
  return say(next, 'info', wordsOf(model).profile.isOpen(name))
}
