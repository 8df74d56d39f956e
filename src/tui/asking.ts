import { tooSmall, type Model } from './model'
import { selectedIndex, selectedPerson, shownPeople, type People, type Person } from './people'
import { firstSeen, roomFor } from './people-window'

/** What people speak is asked no faster than this: a server may serve many who look at its list, in ms. */
export const ASK_EVERY_MS = 1000

/** How long an answer holds, in ms. */
export const ASKED_FOR_MS = 10 * 60_000

/** A question without an answer is given up after so long, in ms. */
const PATIENCE_MS = 10_000

/** Somebody who moves on within this time does not want to know more, in ms. */
const REST_MS = 400

/** Whether the list of a server is on the screen, and no call is made or comes. */
export const seesPeople = ({ login, call, account, people, size }: Model): boolean =>
  !login && call.tag === 'none' && account.server !== undefined && people.state === 'known' && !tooSmall(size)

/** Who is asked about next, by nick; undefined: nobody now. One question at a time, the selected one before the others that are seen. */
export const nextToAsk = (model: Model): string | undefined => {
  const { people, nowMs, keyAtMs } = model
  if (nowMs - keyAtMs < REST_MS || waits(people, nowMs)) return undefined
  const selected = selectedPerson(people)
  const wanted = selected ? [selected, ...othersSeen(model)] : othersSeen(model)
  return wanted.find((person) => isUnknown(model, person))?.nick
}

/** The list after somebody was asked about. */
export const withQuestion = (people: People, nick: string, nowMs: number): People => ({
  ...people,
  asked: new Map(people.asked).set(nick, nowMs),
  question: { nick, askedAtMs: nowMs },
})

/** The list after an answer. */
export const withAnswer = (people: People, nick: string, protocols: readonly string[]): People => {
  const { question } = people
  const open = question?.nick === nick ? { ...question, answered: true } : question
  return { ...people, protocols: new Map(people.protocols).set(nick, protocols), question: open }
}

const waits = ({ question }: People, nowMs: number): boolean =>
  question !== undefined && nowMs - question.askedAtMs < (question.answered === true ? ASK_EVERY_MS : PATIENCE_MS)

/** Only a discovery server knows what somebody speaks; in other systems all speak the same. */
const othersSeen = ({ people, size, system }: Model): readonly Person[] => {
  if (system !== 'v0') return []
  const shown = shownPeople(people)
  const room = roomFor(size)
  const first = firstSeen(selectedIndex(people), shown.length, room)
  return shown.slice(first, first + room)
}

const isUnknown = ({ people, account, nowMs }: Model, { nick, online }: Person): boolean =>
  online && nick !== account.nick && nowMs - (people.asked.get(nick) ?? -Infinity) >= ASKED_FOR_MS
