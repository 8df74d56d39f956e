import type { SignalTone } from '../media/audio/messages'
import type { AgentEvent } from '../agent-event'

/** The tone that goes with what happens, as a telephone has it; undefined: what is played goes on. */
export const toneOf = (event: AgentEvent): SignalTone | 'none' | undefined => {
  if (event.event === 'ended') return endTone(event)
  return TONES[event.event]
}

const TONES: Readonly<Partial<Record<AgentEvent['event'], SignalTone | 'none'>>> = {
  calling: 'ringback',
  incoming: 'ringing',
  answered: 'none',
}

// Who gave up, or declined, needs no tone to know it.
const endTone = ({ answered, reason }: AgentEvent & { event: 'ended' }): SignalTone | 'none' => {
  if (answered) return 'hangup'
  return reason === 'hangup' || reason === 'remote-hangup' ? 'none' : 'busy'
}
