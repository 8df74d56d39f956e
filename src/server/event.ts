import { clean } from '../protocol/text'

/** Why a request was answered with a refusal, or a registration dropped. */
export type RefusedReason =
  /** Not a request of the protocol, or one with a bad field. */
  | 'syntax'
  | 'nick'
  | 'wrong-password'
  | 'oversize'
  /** This client has reserved too many nicks. */
  | 'quota'
  /** The storage holds no more nicks. */
  | 'full'
  /** Too much password work is waiting. */
  | 'busy'

/** Why the server closed a connection on its own. */
export type DroppedReason =
  /** Nothing was asked for too long. */
  | 'idle'
  /** Replies were not read. */
  | 'slow'
  /** Too many bad requests. */
  | 'garbage'
  /** Made room for another connection. */
  | 'crowded'

/** What the discovery server tells; foreign text in it is cleaned and short, and there is never a password in it. */
export type ServerEvent =
  | {
      readonly event: 'registered' | 'renewed'
      readonly client: string
      readonly nick: string
      readonly host: string
      readonly port: number
      readonly protocols: readonly string[]
      readonly online: number
    }
  | { readonly event: 'expired'; readonly nick: string; readonly online: number }
  | { readonly event: 'query'; readonly client: string; readonly nick: string; readonly found: boolean }
  | { readonly event: 'list'; readonly client: string; readonly users: number }
  | { readonly event: 'quit'; readonly client: string }
  | { readonly event: 'refused'; readonly client: string; readonly reason: RefusedReason; readonly nick?: string }
  | { readonly event: 'dropped'; readonly client: string; readonly reason: DroppedReason }
  /** A fault of the server itself or of its storage. */
  | { readonly event: 'fault'; readonly message: string }

const MAX_FOREIGN_CHARS = 64

/** Foreign text as an event may carry it. */
export const foreign = (text: string): string => clean(text.slice(0, MAX_FOREIGN_CHARS))
