import { encodeReply } from '../protocol/discovery/encode'
import type { Reply } from '../protocol/discovery/message'
import type { ServerEvent } from './event'
import type { Client, Passwords } from './passwords'
import type { Quota } from './quota'
import type { Storage } from './storage'

/** What requests are answered with. */
export interface ServiceParts {
  readonly storage: Storage
  readonly passwords: Pick<Passwords, 'hash' | 'fits'>
  /** New nicks of each client. */
  readonly quota: Quota
  /** Unix time in milliseconds. */
  readonly now: () => number
  readonly onEvent: (event: ServerEvent) => void
}

/** Who asks. */
export interface ServiceClient extends Client {
  /** `host:port`, for people. */
  readonly address: string
}

/** What goes back to the client, in one write. */
export interface Answer {
  readonly bytes: Buffer
  /** Whether the request was one of the protocol. */
  readonly good: boolean
  /** Whether the connection ends with it. */
  readonly last: boolean
}

/** The answer that says this reply. */
export const answer = (reply: Reply): Answer => ({
  bytes: Buffer.from(encodeReply(reply), 'latin1'),
  good: reply.type !== 'SYNTAX_ERROR',
  last: reply.type === 'BYE',
})
