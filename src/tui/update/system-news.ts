import { SYSTEM_NAMES } from '../../protocol/system'
import type { AgentEvent } from '../message'
import type { Model } from '../model'
import { NOBODY } from '../people'
import { prompted } from '../prompt/prompts'
import { wordsOf } from '../words/words'
import { note, say } from './step'

/** Calls go another way from now on: for one call, or until somebody chooses otherwise. */
export const systemNews = (model: Model, event: Extract<AgentEvent, { type: 'system' }>): Model => {
  const { system, visiting, nick } = event
  const { log } = wordsOf(model)
  const next: Model = { ...model, system, visiting }
  // Nobody reaches us at the server meanwhile: that we are back there is to be heard from it.
  if (visiting) return say({ ...next, registered: false }, 'info', log.visiting(SYSTEM_NAMES[system]))
  if (model.visiting) return note(next, 'info', log.backAt(SYSTEM_NAMES[system]))
  return nick === undefined ? next : entered(next, nick)
}

/** Somebody is there who is registered nowhere: who is to be called is asked at once. */
const entered = (model: Model, nick: string): Model => {
  const contact = model.login?.contact ?? ''
  return prompted({ ...model, login: undefined, account: { nick }, people: NOBODY }, 'address', contact)
}
