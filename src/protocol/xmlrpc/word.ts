import { VCALL_WORD } from './method'
import type { RpcCall } from './message'
import { isStruct, type RpcValue } from './value'

/** What two vcalls say to each other about a call: what is done by hand at a telephone. */
export type WordName =
  'invite' | 'cancel' | 'accept' | 'denied' | 'busy' | 'no-answer' | 'hold' | 'resume' | 'bye' | 'alive'

/** A word about a call. */
export interface Word {
  readonly word: WordName
  /** The name of the call, made by who calls: nobody else knows it. */
  readonly call: string
  /** Where the speaker serves, on the address that the word comes from. */
  readonly port: number
  readonly nick: string
}

const WORDS: Readonly<Record<WordName, true>> = {
  invite: true,
  cancel: true,
  accept: true,
  denied: true,
  busy: true,
  'no-answer': true,
  hold: true,
  resume: true,
  bye: true,
  alive: true,
}

const MAX_NICK = 64

const isWordName = (word: RpcValue | undefined): word is WordName =>
  typeof word === 'string' && Object.hasOwn(WORDS, word)

/** Whether a number is one of a port that can be called. */
export const isPort = (port: RpcValue | undefined): port is number =>
  typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536

/** A nick as it may be taken from a peer. */
export const isShortNick = (nick: RpcValue | undefined): nick is string =>
  typeof nick === 'string' && nick.length > 0 && nick.length <= MAX_NICK

/** The call that says a word. */
export const wordCall = ({ word, call, port, nick }: Word): RpcCall => ({
  method: VCALL_WORD,
  params: [{ word, call, port, nick }],
})

/** Reads a word from the parameters of its call; undefined where it is none. */
export const readWord = (params: readonly RpcValue[]): Word | undefined => {
  const [said] = params
  if (!isStruct(said)) return undefined
  const { word, call, port, nick } = said
  if (!isWordName(word) || typeof call !== 'string' || !/^[\w-]{8,64}$/.test(call)) return undefined
  return isPort(port) && isShortNick(nick) ? { word, call, port, nick } : undefined
}
