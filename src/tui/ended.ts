import type { EndReason } from '../protocol/call/state'
import type { Call } from './call'
import { duration } from './clock'
import type { NoticeLevel } from './message'

/** What is said of a call that ended. */
export interface EndWords {
  readonly level: NoticeLevel
  readonly text: string
}

/** What is known at the end of a call; `detail` is what the agent adds, clean. */
export interface Ending {
  readonly call: Call
  readonly name: string
  readonly reason: EndReason
  readonly detail: string
  readonly nowMs: number
}

/** Why a call ended, in words that help. */
export const endWords = (ending: Ending): EndWords => {
  const { call } = ending
  if (call.tag === 'live') return liveWords(ending, duration(ending.nowMs - call.sinceMs))
  // What was answered by itself was never on the screen: `none`.
  return call.tag === 'calling' ? callingWords(ending) : incomingWords(ending)
}

/** Whether a detail says all there is to say, the next step too; others are a clause, such as "connection refused". */
const isSentence = (detail: string): boolean => /[.?!]$/.test(detail)

const because = (detail: string): string => (detail === '' ? '' : ` (${detail})`)

const liveWords = ({ reason, name, detail }: Ending, lasted: string): EndWords => {
  switch (reason) {
    case 'hangup':
      return { level: 'info', text: `You hung up. The call with ${name} lasted ${lasted}.` }
    case 'remote-hangup':
      return { level: 'info', text: `${name} hung up. The call lasted ${lasted}.` }
    case 'connection-lost':
    case 'unreachable':
    case 'no-answer':
      return { level: 'bad', text: `The connection to ${name} broke after ${lasted}${because(detail)}.` }
    case 'denied':
    case 'busy':
    case 'unknown-user':
    case 'error':
      return { level: 'bad', text: `The call with ${name} failed after ${lasted}${because(detail)}.` }
  }
}

const incomingWords = ({ reason, name, detail }: Ending): EndWords => {
  switch (reason) {
    case 'hangup':
    case 'denied':
    case 'busy':
      return { level: 'info', text: `The call of ${name} was not taken.` }
    case 'remote-hangup':
      return { level: 'warn', text: `Missed call: ${name} gave up before you answered.` }
    case 'no-answer':
      return { level: 'warn', text: `Missed call: ${name} rang and nobody answered.` }
    case 'connection-lost':
    case 'unreachable':
    case 'unknown-user':
    case 'error':
      return { level: 'bad', text: `The call of ${name} broke off before you answered${because(detail)}.` }
  }
}

const callingWords = ({ reason, name, detail }: Ending): EndWords => {
  if (isSentence(detail)) return { level: 'bad', text: `No call to ${name}. ${detail}` }
  switch (reason) {
    case 'hangup':
      return { level: 'info', text: `You gave up calling ${name}.` }
    case 'remote-hangup':
      return { level: 'info', text: `${name} hung up.` }
    case 'denied':
      return { level: 'warn', text: `${name} declined the call.` }
    case 'busy':
      return { level: 'warn', text: `${name} is in another call. Try again in a while.` }
    case 'no-answer':
      return { level: 'warn', text: `${name} did not answer. Try again in a while.` }
    case 'unreachable':
      return { level: 'bad', text: `${name} cannot be reached${because(detail)}. Their vcall may not be running.` }
    case 'unknown-user':
      return { level: 'bad', text: `Nobody called ${name} is registered. Check the name, or r reloads the list.` }
    case 'connection-lost':
      return { level: 'bad', text: `The connection to ${name} broke${because(detail)}. Call again.` }
    case 'error':
      return { level: 'bad', text: `The call to ${name} failed${because(detail)}.` }
  }
}
