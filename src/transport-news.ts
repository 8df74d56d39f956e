import { clean } from './protocol/text'
import type { TransportEvent } from './transport/transport-process'
import type { AgentEvent } from './agent-event'
import { restarted } from './restarted'

/** What is told of an event of the transport process, once it served; undefined where it concerns calls and texts themselves. */
export const transportNews = (event: TransportEvent): AgentEvent | undefined => {
  switch (event.type) {
    case 'restarted':
      return restarted('XML-RPC')
    case 'gave-up':
      return { event: 'error', code: 'transport', message: `${clean(event.message)} Until then nobody reaches you.` }
    case 'open-failed':
      return {
        event: 'error',
        code: 'transport',
        message: `Nobody reaches you: the port cannot be taken again (${clean(event.message)}). Start vcall anew.`,
      }
    case 'ready':
    case 'opened':
    case 'found':
    case 'not-found':
    case 'said':
    case 'unsaid':
    case 'word':
    case 'letter':
    case 'plain-text':
    case 'media':
    case 'stopped':
    case 'link-lost':
    case 'gave-up-medium':
    case 'traffic':
      return undefined
  }
}
