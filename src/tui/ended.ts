import type { EndReason } from '../protocol/call/state'
import type { Call } from './call'
import { duration } from './clock'
import type { NoticeLevel } from './message'
import type { Words } from './words/en'

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
  readonly words: Words
  /** The system is one of other programs first of all. */
  readonly isOfOthers: boolean
  /** The key that reloads the list of people. */
  readonly reloadKey: string
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

const liveWords = ({ reason, name, detail, words: { ended } }: Ending, lasted: string): EndWords => {
  switch (reason) {
    case 'hangup':
      return { level: 'info', text: ended.youHungUp(name, lasted) }
    case 'remote-hangup':
      return { level: 'info', text: ended.theyHungUp(name, lasted) }
    case 'connection-lost':
    case 'unreachable':
    case 'no-answer':
      return { level: 'bad', text: ended.broke(name, lasted, because(detail)) }
    case 'denied':
    case 'busy':
    case 'unknown-user':
    case 'error':
      return { level: 'bad', text: ended.failed(name, lasted, because(detail)) }
  }
}

const incomingWords = ({ reason, name, detail, words: { ended } }: Ending): EndWords => {
  switch (reason) {
    case 'hangup':
    case 'denied':
    case 'busy':
      return { level: 'info', text: ended.notTaken(name) }
    case 'remote-hangup':
      return { level: 'warn', text: ended.missed(name) }
    case 'no-answer':
      return { level: 'warn', text: ended.rang(name) }
    case 'connection-lost':
    case 'unreachable':
    case 'unknown-user':
    case 'error':
      return { level: 'bad', text: ended.brokeOff(name, because(detail)) }
  }
}

const callingWords = ({ reason, name, detail, isOfOthers, reloadKey, words: { ended } }: Ending): EndWords => {
  if (isSentence(detail)) return { level: 'bad', text: ended.noCall(name, detail) }
  switch (reason) {
    case 'hangup':
      return { level: 'info', text: ended.youGaveUp(name) }
    case 'remote-hangup':
      return { level: 'info', text: ended.hungUp(name) }
    case 'denied':
      return { level: 'warn', text: ended.declined(name) }
    case 'busy':
      return { level: 'warn', text: ended.busy(name) }
    case 'no-answer':
      return { level: 'warn', text: ended.noAnswer(name) }
    case 'unreachable':
      return { level: 'bad', text: (isOfOthers ? ended.noProgram : ended.unreachable)(name, because(detail)) }
    case 'unknown-user':
      return { level: 'bad', text: ended.unknown(name, reloadKey) }
    case 'connection-lost':
      return { level: 'bad', text: ended.brokeCalling(name, because(detail)) }
    case 'error':
      return { level: 'bad', text: ended.failedCalling(name, because(detail)) }
  }
}
