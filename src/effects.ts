import type { CallEffect, CallNews } from './protocol/call/effect'
import type { CallId } from './protocol/call/state'
import type { LocalMedia, Signalling } from './net/signalling'

/** What the runner of effects acts upon. */
export interface EffectPorts {
  readonly signalling: Signalling
  /** Where we receive. */
  readonly media: LocalMedia
  /** Looks the peer up and sends the invitation; its outcome comes back as an event. */
  invite(call: CallId): void
  cancel(call: CallId): void
  /** Media of this call shall flow, or be still. */
  flow(call: CallId, flowing: boolean): void
  startRingTimer(call: CallId, ms: number): void
  stopRingTimer(call: CallId): void
  tell(news: CallNews): void
}

/** Turns one effect of the call machine into an action: the only place where that happens. */
export const runEffect = (effect: CallEffect, ports: EffectPorts): void => {
  switch (effect.type) {
    case 'send-invite':
      return ports.invite(effect.call)
    case 'send-cancel':
      return ports.cancel(effect.call)
    case 'send-accept':
      return ports.signalling.accept(effect.call, ports.media)
    case 'send-refuse':
      return ports.signalling.refuse(effect.call, effect.reason)
    case 'send-hold':
      return ports.signalling.hold(effect.call)
    case 'send-resume':
      return ports.signalling.resume(effect.call)
    case 'send-bye':
      return ports.signalling.bye(effect.call)
    case 'start-media':
      return ports.flow(effect.call, true)
    case 'stop-media':
      return ports.flow(effect.call, false)
    case 'start-ring-timer':
      return ports.startRingTimer(effect.call, effect.ms)
    case 'stop-ring-timer':
      return ports.stopRingTimer(effect.call)
    case 'tell':
      return ports.tell(effect.news)
  }
}
