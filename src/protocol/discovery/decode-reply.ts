import type { ListEntry, Reply } from './message'
import { readPort } from './port'
import { readProtocols } from './protocols'

/** The most users that are taken from one list; further ones are left out. */
export const MAX_LISTED_USERS = 50_000

const LIST_HEAD = /^OK USERS_LIST\s*/
const COUNT = /^\d+(?:\s|$)/

/**
 * Reads one whole reply as a client, with the tolerance that the servers in the wild need: any white space between
 * fields, bad list entries left out, any count. Undefined when it is no reply (UAM V0/V1, section 1).
 */
export const decodeReply = (text: string): Reply | undefined => {
  if (LIST_HEAD.test(text)) return { type: 'USERS_LIST', users: readList(text.replace(LIST_HEAD, '')) }
  const [status, name, ...fields] = text.replaceAll('\0', ' ').trim().split(/\s+/)
  if (status === 'NOK') return readRefusal(name)
  if (status === 'BYE') return { type: 'BYE' }
  if (status !== 'OK') return undefined
  return name === 'WELCOME' ? readWelcome(fields) : name === 'USER_FOUND' ? readFound(fields) : undefined
}

const readRefusal = (name: string | undefined): Reply | undefined => {
  switch (name) {
    case 'WRONG_PASS':
    case 'SYNTAX_ERROR':
    case 'USER_UNKNOWN':
      return { type: name }
    case undefined:
    default:
      return undefined
  }
}

const readTime = (text: string | undefined): { readonly registeredAt?: number } =>
  text !== undefined && /^\d+(?:\.\d*)?$/.test(text) ? { registeredAt: Number(text) } : {}

const readWelcome = ([nick, time]: readonly string[]): Reply | undefined =>
  nick === undefined ? undefined : { type: 'WELCOME', nick, ...readTime(time) }

const readFound = ([nick, host, portText, protocols]: readonly string[]): Reply | undefined => {
  const port = readPort(portText ?? '')
  if (nick === undefined || host === undefined || port === undefined) return undefined
  return { type: 'USER_FOUND', nick, host, port, protocols: readProtocols(protocols ?? '') }
}

const readList = (body: string): readonly ListEntry[] =>
  body
    .replace(COUNT, '')
    .split('#', MAX_LISTED_USERS)
    .flatMap((piece) => readEntry(piece) ?? [])

const readEntry = (piece: string): ListEntry | undefined => {
  const fields = piece.trim().split(/\s+/)
  const [nick, host, portText, time] = fields
  const port = readPort(portText ?? '')
  if (fields.length !== 4 || nick === undefined || host === undefined || port === undefined) return undefined
  return { nick, host, port, ...readTime(time) }
}
