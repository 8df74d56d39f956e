/*
 * The name registry of Sala Virtual, over TCP and without any framing (Sala Virtual, section 1). Texts are UTF-8.
 */

/** Where participants are called: UDP, at the address that the registry tells. */
export const CALL_PORT = 6000

/** Where a registry listens unless told otherwise. */
export const REGISTRY_PORT = 5000

/** The least time between two messages that must be read apart: the genuine programs take one read for one message. */
export const APART_MS = 100

/** What a participant says to the registry. */
export type RegistryRequest =
  | { readonly type: 'join'; readonly name: string }
  | { readonly type: 'look-up'; readonly name: string }
  | { readonly type: 'refresh' }
  | { readonly type: 'leave' }
  /** No command: not answered. */
  | { readonly type: 'unknown'; readonly text: string }

/** Somebody in the registry's roll. */
export interface Listed {
  readonly name: string
  readonly host: string
  /** The source port of the connection to the registry; nobody is called there. */
  readonly port: number
}

/** What the registry says to a participant. */
export type RegistryText =
  /** Taken in; `host` is the participant's address as the registry sees it. */
  | { readonly type: 'welcome'; readonly host: string }
  | { readonly type: 'taken' }
  /** The names of all, in order of joining, after each change. */
  | { readonly type: 'names'; readonly names: readonly string[] }
  /** Where somebody is; `asker` is who asked. */
  | { readonly type: 'found'; readonly host: string; readonly port: number; readonly asker: string }
  | { readonly type: 'not-found' }
  | { readonly type: 'yourself' }
  /** The roll follows, in the same read or in the next one. */
  | { readonly type: 'roll-follows' }
  | { readonly type: 'roll'; readonly listed: readonly Listed[] }
  /** The end of the connection. */
  | { readonly type: 'farewell' }
  /** Nothing that a registry says. */
  | { readonly type: 'other'; readonly text: string }
