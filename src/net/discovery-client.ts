import { decodeReply } from '../protocol/discovery/decode-reply'
import type { Reply, Request } from '../protocol/discovery/message'
import { type Directory, DirectoryError, type ListedUser, type Registration } from './directory'
import { badReply, faultOf, replyError, transportError } from './discovery-error'
import { exchange } from './exchange'
import type { Contact, Endpoint } from './signalling'

/** Where the server is, and how its connections are used. */
export interface DiscoveryClientOptions extends Endpoint {
  /** Says QUIT and waits for BYE after each request, as some clients do. Default: just closes. */
  readonly quit?: boolean
}

/**
 * The discovery server of UAM V0/V1 as a directory: one connection for each request. Nothing is sent that breaks the
 * rules of the protocol; a nick or password that would is refused here.
 */
export class DiscoveryClient implements Directory {
  readonly name: string

  constructor(private readonly options: DiscoveryClientOptions) {
    this.name = `${options.host}:${options.port}`
  }

  /** Registers or renews a nick for 24 h; resolves with the Unix time in seconds that the server gave. */
  async register(who: Registration): Promise<number> {
    const reply = await this.request({ type: 'REGISTER', ...who })
    if (reply.type !== 'WELCOME') throw replyError(this.name, reply, who.nick)
    return reply.registeredAt ?? Date.now() / 1000
  }

  async find(nick: string): Promise<(Contact & { readonly nick: string }) | undefined> {
    const reply = await this.request({ type: 'QUERY', nick })
    if (reply.type === 'USER_UNKNOWN') return undefined
    if (reply.type !== 'USER_FOUND') throw replyError(this.name, reply, nick)
    return { nick: reply.nick, host: reply.host, port: reply.port, protocols: reply.protocols }
  }

  async list(): Promise<readonly ListedUser[]> {
    const reply = await this.request({ type: 'LIST_USERS' })
    if (reply.type === 'USER_UNKNOWN') return []
    if (reply.type !== 'USERS_LIST') throw replyError(this.name, reply)
    return reply.users
  }

  /** The protocol has no request to end a registration: the server says BYE, and the nick stays reserved for 24 h. */
  async logOut(): Promise<void> {
    const reply = await this.request({ type: 'QUIT' })
    if (reply.type !== 'BYE') throw replyError(this.name, reply)
  }

  /** Nothing stays open between requests. */
  close(): Promise<void> {
    return Promise.resolve()
  }

  private async request(request: Request): Promise<Reply> {
    const fault = faultOf(request)
    if (fault !== undefined) throw new DirectoryError('refused', fault)
    const text = await exchange(this.options, request, this.options.quit).catch((cause: unknown) => {
      throw transportError(this.name, cause)
    })
    const reply = decodeReply(text)
    if (reply === undefined) throw badReply(this.name, text)
    return reply
  }
}
