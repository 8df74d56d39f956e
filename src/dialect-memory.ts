import type { DialectMemory } from './net/xmlrpc/signalling'
import { unlessFailure } from './exit'
import { dialectAt, withDialect, type KnownDialect } from './profile/dialects'
import type { Profile } from './profile/profile'
import type { XmlRpcChoice } from './xmlrpc-line'

/**
 * Which program of the XML-RPC chat each contact has, as the profile remembers it. Where it cannot be read or written, it is
 * remembered while the program runs.
 */
export const dialectMemory = (profile: Profile): DialectMemory => {
  let known: readonly KnownDialect[] | undefined
  const all = (): readonly KnownDialect[] => (known ??= unlessFailure(() => profile.readDialects()) ?? [])
  return {
    at: (contact) => dialectAt(all(), contact),
    learn: (contact, dialect) => {
      if (dialectAt(all(), contact) === dialect) return
      // Another vcall may have learned something meanwhile.
      const latest = unlessFailure(() => profile.readDialects()) ?? all()
      known = withDialect(latest, contact, dialect)
      unlessFailure(() => profile.writeDialects(known ?? []))
    },
  }
}

/** A choice with what is remembered of contacts. */
export const rememberingDialects = (choice: XmlRpcChoice | undefined, profile: Profile): XmlRpcChoice | undefined =>
  choice && { ...choice, memory: dialectMemory(profile) }
