import { decodeRequest } from '../protocol/discovery/decode-request'
import { query, RESERVATION_MS } from '../protocol/discovery/registrar'
import { type Answer, answer, type ServiceClient, type ServiceParts } from './answer'
import { foreign, type RefusedReason } from './event'
import { ListText } from './list-text'
import { Reception } from './reception'

/** Turns requests into replies: the registrar's decisions, carried out with the storage. */
export class DiscoveryService {
  private readonly lists = new ListText()
  private readonly reception: Reception

  constructor(private readonly parts: ServiceParts) {
    this.reception = new Reception(parts)
  }

  /** The reply to the text of one request, or undefined when there can be none. Rejects when the storage fails. */
  async answer(text: string, client: ServiceClient): Promise<Answer | undefined> {
    const request = decodeRequest(text)
    switch (request.type) {
      case 'REGISTER':
        return this.reception.register(request, client)
      case 'QUERY':
        return this.query(request.nick, client)
      case 'LIST_USERS':
        return this.list(client)
      case 'QUIT':
        this.parts.onEvent({ event: 'quit', client: client.address })
        return answer({ type: 'BYE' })
      case 'INVALID':
        return this.invalid(client, request.fault === 'nick' ? 'nick' : 'syntax')
    }
  }

  /** The reply to more characters than a request has; the connection ends with it. */
  oversize(client: ServiceClient): Answer {
    return { ...this.invalid(client, 'oversize'), last: true }
  }

  /** Removes the reservations that are over. */
  async expire(): Promise<void> {
    const afterMs = this.parts.now() - RESERVATION_MS
    const nicks = await this.parts.storage.expire(afterMs)
    if (nicks.length === 0) return
    const online = (await this.parts.storage.list(afterMs)).length
    for (const nick of nicks) this.parts.onEvent({ event: 'expired', nick: foreign(nick), online })
  }

  private async query(nick: string, client: ServiceClient): Promise<Answer> {
    const reply = query(await this.parts.storage.find(nick), this.parts.now())
    const found = reply.type === 'USER_FOUND'
    this.parts.onEvent({ event: 'query', client: client.address, nick: foreign(nick), found })
    return answer(reply)
  }

  private async list(client: ServiceClient): Promise<Answer> {
    const bindings = await this.parts.storage.list(this.parts.now() - RESERVATION_MS)
    this.parts.onEvent({ event: 'list', client: client.address, users: bindings.length })
    return { bytes: this.lists.of(bindings), good: true, last: false }
  }

  private invalid(client: ServiceClient, reason: RefusedReason): Answer {
    this.parts.onEvent({ event: 'refused', client: client.address, reason })
    return answer({ type: 'SYNTAX_ERROR' })
  }
}
