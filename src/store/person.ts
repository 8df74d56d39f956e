import { bounded } from './bounded'

/** Who is meant: a nick at a server. Another server has other people of the same nick. */
export interface PersonKey {
  /** `host:port` of the discovery server; empty: nobody knows the nick, and `nick` is the host that calls come from. */
  readonly server: string
  readonly nick: string
}

/** What is kept about somebody. */
export interface Person extends PersonKey {
  readonly favourite: boolean
  readonly note: string
  readonly blocked: boolean
  /** Unix ms; absent: not blocked. */
  readonly blockedAtMs?: number
}

/** What is to be kept from now on; what is absent stays as it is. */
export interface PersonChange {
  readonly favourite?: boolean
  readonly note?: string
  readonly blocked?: boolean
}

/** So many people are kept; more are refused. */
export const MAX_PEOPLE = 5000

/** Longest note, in UTF-16 code units. */
export const MAX_NOTE = 500

/** What is known of somebody about whom nothing is kept. */
export const stranger = ({ server, nick }: PersonKey): Person => ({
  server,
  nick,
  favourite: false,
  note: '',
  blocked: false,
})

/** Whether nothing is kept about somebody. */
export const isStranger = ({ favourite, note, blocked }: Person): boolean => !favourite && note === '' && !blocked

/** Somebody after a change at this time; who is blocked already stays so since then. */
export const changed = (person: Person, change: PersonChange, nowMs: number): Person => {
  const { server, nick } = person
  const blocked = change.blocked ?? person.blocked
  return {
    server,
    nick,
    favourite: change.favourite ?? person.favourite,
    note: bounded(change.note ?? person.note, MAX_NOTE),
    blocked,
    ...(blocked && { blockedAtMs: person.blockedAtMs ?? nowMs }),
  }
}

/** Longest server, nick or address, in UTF-16 code units. */
const MAX_NAME = 255

/** A key that fits. */
export const boundedKey = ({ server, nick }: PersonKey): PersonKey => ({
  server: bounded(server, MAX_NAME),
  nick: bounded(nick, MAX_NAME),
})
