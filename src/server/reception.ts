import type { Register } from '../protocol/discovery/message'
import {
  afterCheck,
  afterHash,
  type Attempt,
  type Decision,
  isCurrent,
  register,
  RESERVATION_MS,
} from '../protocol/discovery/registrar'
import { type Answer, answer, type ServiceClient, type ServiceParts } from './answer'
import { foreign, type RefusedReason } from './event'

/** How often a registration starts anew when somebody else registers the same nick at the same moment. */
const MAX_ATTEMPTS = 3

/** Registers: asks the registrar, does the password work that it wants, saves what it decides. */
export class Reception {
  constructor(private readonly parts: ServiceParts) {}

  /** The reply, or undefined when there is none to give: the client is gone, or too much work is waiting. */
  async register(request: Register, client: ServiceClient): Promise<Answer | undefined> {
    for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts += 1) {
      const known = await this.parts.storage.find(request.nick)
      const attempt = { request, known, nowMs: this.parts.now() }
      const decision = await this.decide(attempt, client)
      if (decision === 'busy') return this.leaveWaiting(client, request.nick)
      if (decision === 'quota') return this.refuse(client, 'quota', request.nick)
      if (decision.type === 'refuse') return this.refuse(client, 'wrong-password', request.nick)
      const saved = await this.parts.storage.save(decision.account, decision.replaces)
      if (saved === 'full') return this.refuse(client, 'full', request.nick)
      if (saved === 'saved') return this.welcome(attempt, decision, client)
    }
    return this.leaveWaiting(client, request.nick)
  }

  private async decide(attempt: Attempt, client: ServiceClient): Promise<Decision | 'quota' | 'busy'> {
    const { passwords, quota, now } = this.parts
    const proof = register(attempt)
    if (proof.type === 'check-password') {
      const fits = await passwords.fits(proof.passwordHash, attempt.request.password, client)
      return fits === undefined ? 'busy' : afterCheck(attempt, fits)
    }
    if (!quota.take(client.key, now())) return 'quota'
    const hash = await passwords.hash(attempt.request.password, client)
    return hash === undefined ? 'busy' : afterHash(attempt, hash)
  }

  private async welcome(attempt: Attempt, { reply }: Decision, client: ServiceClient): Promise<Answer> {
    const { nick, host, port, protocols } = attempt.request
    const renewed = attempt.known !== undefined && isCurrent(attempt.known.binding, attempt.nowMs)
    const online = (await this.parts.storage.list(this.parts.now() - RESERVATION_MS)).length
    this.parts.onEvent({
      event: renewed ? 'renewed' : 'registered',
      client: client.address,
      nick: foreign(nick),
      host: foreign(host),
      port,
      protocols: protocols.map(foreign),
      online,
    })
    return answer(reply)
  }

  private refuse(client: ServiceClient, reason: RefusedReason, nick: string): Answer {
    this.parts.onEvent({ event: 'refused', client: client.address, reason, nick: foreign(nick) })
    return answer({ type: reason === 'wrong-password' ? 'WRONG_PASS' : 'SYNTAX_ERROR' })
  }

  /** No reply means "later", so there is none, as from a server that is down. */
  private leaveWaiting(client: ServiceClient, nick: string): Answer | undefined {
    if (client.isConnected()) this.refuse(client, 'busy', nick)
    return undefined
  }
}
