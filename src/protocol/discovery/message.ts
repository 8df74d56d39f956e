/** Where a nick can be reached: the address of its control connection and the versions that it speaks. */
export interface Reachable {
  readonly nick: string
  readonly host: string
  /** TCP control port. */
  readonly port: number
  /** Upper case, e.g. V0. */
  readonly protocols: readonly string[]
}

/** Reserves a nick, or renews it. */
export interface Register extends Reachable {
  readonly type: 'REGISTER'
  /** One character for each byte of the wire. */
  readonly password: string
}

/** What a client asks (UAM V0/V1, section 1). */
export type Request =
  | Register
  | { readonly type: 'QUERY'; readonly nick: string }
  | { readonly type: 'LIST_USERS' }
  | { readonly type: 'QUIT' }

/** The field of a request that breaks the grammar. */
export type RequestFault = 'verb' | 'fields' | 'nick' | 'host' | 'port' | 'password' | 'protocols'

/** A text that is not a request; answered with SYNTAX_ERROR. */
export interface InvalidRequest {
  readonly type: 'INVALID'
  readonly fault: RequestFault
}

/** One user of a list. */
export interface ListEntry {
  readonly nick: string
  readonly host: string
  readonly port: number
  /** Unix time in seconds; absent when the server wrote something else there. */
  readonly registeredAt?: number
}

/** The reply to LIST_USERS. */
export interface UsersList {
  readonly type: 'USERS_LIST'
  readonly users: readonly ListEntry[]
}

/** What a server answers (UAM V0/V1, section 1). */
export type Reply =
  | { readonly type: 'WELCOME'; readonly nick: string; readonly registeredAt?: number }
  | ({ readonly type: 'USER_FOUND' } & Reachable)
  | UsersList
  | { readonly type: 'WRONG_PASS' }
  | { readonly type: 'SYNTAX_ERROR' }
  | { readonly type: 'USER_UNKNOWN' }
  | { readonly type: 'BYE' }
