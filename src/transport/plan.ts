import type { ProcessPlan } from '../media/process/plan'
import type { FromTransport, ToTransport } from '../net/xmlrpc/messages'

type Of<Type extends ToTransport['type']> = Extract<ToTransport, { readonly type: Type }>

/** What the transport process must know, so that one that died can be replaced. */
export class TransportPlan implements ProcessPlan<ToTransport, FromTransport> {
  private open: Of<'open'> | undefined
  private deaf: Of<'deaf'> | undefined
  private start: Of<'start'> | undefined
  private flow: Of<'flow'> | undefined
  private readonly asked = new Map<number | string, Of<'say' | 'find'>>()
  /** The ports are bound again after a restart: nobody waits for that answer. */
  private reopening = false

  note(message: ToTransport, alive: boolean): readonly FromTransport[] {
    switch (message.type) {
      case 'open':
        this.open = message
        this.reopening = false
        return []
      case 'deaf':
        this.deaf = message
        return []
      case 'start':
        if (this.start?.call !== message.call) this.flow = undefined
        this.start = message
        return []
      case 'flow':
        this.flow = message
        return []
      case 'stop':
        if (this.start?.call === message.call) this.start = this.flow = undefined
        return []
      case 'say':
        this.asked.set(message.id, message)
        return alive ? [] : this.orphans()
      case 'find':
        this.asked.set(`${message.to.host} ${message.to.port}`, message)
        return alive ? [] : this.orphans()
    }
  }

  learn(message: FromTransport): FromTransport | undefined {
    switch (message.type) {
      case 'opened': {
        const { port, media } = message
        if (this.open) this.open = { ...this.open, port, media }
        const expected = this.reopening
        this.reopening = false
        return expected ? undefined : message
      }
      case 'said':
      case 'unsaid':
        this.asked.delete(message.id)
        return message
      case 'found':
      case 'not-found':
        this.asked.delete(`${message.to.host} ${message.to.port}`)
        return message
      case 'ready':
      case 'open-failed':
      case 'word':
      case 'letter':
      case 'plain-text':
      case 'media':
      case 'stopped':
      case 'link-lost':
      case 'gave-up-medium':
      case 'traffic':
        return message
    }
  }

  replay(): readonly ToTransport[] {
    const { open, deaf, start, flow, asked } = this
    this.reopening = open !== undefined
    return [open, deaf, start, flow, ...asked.values()].filter((message) => message !== undefined)
  }

  orphans(): readonly FromTransport[] {
    const detail = 'the transport process ended'
    const answers = [...this.asked.values()].map((message): FromTransport =>
      message.type === 'say'
        ? { type: 'unsaid', id: message.id, detail }
        : { type: 'not-found', to: message.to, reason: 'unreachable', detail },
    )
    this.asked.clear()
    return answers
  }
}
