import type { Reachable, Register, Reply } from './message'

/** How long a nick stays reserved after it was registered or renewed (UAM V0/V1, section 1). */
export const RESERVATION_MS = 24 * 3600 * 1000

/** A nick and where it can be reached, since when. */
export interface Binding extends Reachable {
  /** Unix time in milliseconds of the registration or its last renewal. */
  readonly registeredAtMs: number
}

/** A binding and what proves that a nick is one's own. */
export interface Account {
  readonly binding: Binding
  readonly passwordHash: string
}

/**
 * What must be known before a registration is decided. Whether a password fits a hash takes tens of milliseconds and
 * threads, so the registrar only asks; the answer comes back to `afterCheck` or `afterHash`.
 */
export type Proof =
  { readonly type: 'check-password'; readonly passwordHash: string } | { readonly type: 'hash-password' }

/** How a registration ends. */
export type Decision =
  /** Save this if the nick still has the hash `replaces` (undefined: if it is still unknown), then send the reply. */
  | { readonly type: 'save'; readonly account: Account; readonly replaces: string | undefined; readonly reply: Reply }
  | { readonly type: 'refuse'; readonly reply: Reply }

/** Whether a reservation still holds. */
export const isCurrent = (binding: Binding, nowMs: number): boolean => nowMs < binding.registeredAtMs + RESERVATION_MS

/** A request to register, what is stored about the nick, however old, and the time. */
export interface Attempt {
  readonly request: Register
  readonly known: Account | undefined
  readonly nowMs: number
}

/** A nick that is reserved wants its password, any other a new hash. */
export const register = ({ known, nowMs }: Attempt): Proof =>
  known !== undefined && isCurrent(known.binding, nowMs)
    ? { type: 'check-password', passwordHash: known.passwordHash }
    : { type: 'hash-password' }

/** The right password renews the reservation with the new address and protocols; a wrong one changes nothing. */
export const afterCheck = (attempt: Attempt, fits: boolean): Decision =>
  fits && attempt.known !== undefined
    ? afterHash(attempt, attempt.known.passwordHash)
    : { type: 'refuse', reply: { type: 'WRONG_PASS' } }

/** Reserves a nick that was free, with the hash of its new password. */
export const afterHash = ({ request, known, nowMs }: Attempt, passwordHash: string): Decision => {
  const { nick, host, port, protocols } = request
  const binding = { nick, host, port, protocols, registeredAtMs: nowMs }
  return { type: 'save', account: { binding, passwordHash }, replaces: known?.passwordHash, reply: welcome(binding) }
}

const welcome = ({ nick, registeredAtMs }: Binding): Reply => ({
  type: 'WELCOME',
  nick,
  registeredAt: registeredAtMs / 1000,
})

/** Answers QUERY. */
export const query = (known: Account | undefined, nowMs: number): Reply => {
  if (known === undefined || !isCurrent(known.binding, nowMs)) return { type: 'USER_UNKNOWN' }
  const { nick, host, port, protocols } = known.binding
  return { type: 'USER_FOUND', nick, host, port, protocols }
}

/** Answers LIST_USERS; `bindings` are current ones. */
export const list = (bindings: readonly Binding[]): Reply =>
  bindings.length === 0
    ? { type: 'USER_UNKNOWN' }
    : { type: 'USERS_LIST', users: bindings.map((each) => ({ ...each, registeredAt: each.registeredAtMs / 1000 })) }
