import type { NameFault } from '../../protocol/sala/name'

/** Why a registry closed a connection on its own. */
export type SalaDropReason =
  /** No name came. */
  | 'nameless'
  /** What it was told was not read. */
  | 'slow'
  /** Asked more than could be answered. */
  | 'flood'
  /** There are too many connections, of all or of one address. */
  | 'crowded'

/** What a registry of Sala Virtual tells; foreign text in it is cleaned and short. `client` is `host:port`. */
export type SalaEvent =
  | { readonly event: 'joined'; readonly client: string; readonly name: string; readonly online: number }
  | {
      readonly event: 'left'
      readonly client: string
      readonly name: string
      /** False: the connection ended without a word. */
      readonly orderly: boolean
      readonly online: number
    }
  | {
      readonly event: 'refused'
      readonly client: string
      readonly name: string
      readonly reason: NameFault['type'] | 'taken'
    }
  | { readonly event: 'lookup'; readonly client: string; readonly name: string; readonly found: boolean }
  /** It said what is no command. */
  | { readonly event: 'ignored'; readonly client: string; readonly text: string }
  | { readonly event: 'dropped'; readonly client: string; readonly reason: SalaDropReason }
  | { readonly event: 'fault'; readonly message: string }
