import { RING_IN_MS, RING_OUT_MS } from '../protocol/call/step'
import type { CallTraffic } from '../net/signalling'
import type { AgentEvent as News, LoginField, RequestFigures, TerminalFigures } from '../tui/message'
import type { AgentEvent, CallStats } from '../agent-event'
import { Failure, type UsageError } from '../exit'

/** What the interface is told of an event of the user agent; undefined where it has nothing to show. */
export const newsOf = (event: AgentEvent, terminal: () => TerminalFigures): News | undefined => {
  switch (event.event) {
    case 'calling':
      return { type: 'calling', nick: event.nick, ringForMs: RING_OUT_MS }
    case 'incoming': {
      const { nick, protocol, address } = event
      return { type: 'incoming', nick, protocol, address, ringForMs: RING_IN_MS }
    }
    case 'answered': {
      const { nick, protocol, address } = event
      return { type: 'answered', nick, protocol, address }
    }
    case 'ended':
      return { type: 'ended', reason: event.reason, nick: event.nick, detail: event.detail }
    case 'stats': {
      const { audio, latencyMs, avOffsetMs, network } = event
      const sound = { received: audio.received, avOffsetMs }
      const stats = { ...onTheNetwork(event), ...(latencyMs && { latencyMs }) }
      return { type: 'stats', stats, terminal: terminal(), sound, ...(network && { requests: requestsOf(network) }) }
    }
    case 'file':
      return fileNews(event)
    case 'measured':
      return { type: 'measured', costs: event.costs }
    case 'preview':
      return { type: 'preview', ...(event.figures && { figures: event.figures }) }
    case 'snapshot':
      return { type: 'snapshot', path: event.path }
    case 'source':
      return { type: 'source', state: event.state, label: event.label, source: event.source }
    case 'filters':
      return { type: 'said', level: 'info', what: 'filters', part: event.filters }
    case 'error':
      return event.code === 'snapshot'
        ? { type: 'snapshot', path: '', error: event.message }
        : { type: 'notice', level: 'bad', text: event.message }
    case 'notice':
      return { type: 'notice', level: 'info', text: event.message }
    case 'listening':
      return { type: 'listening', host: event.host, port: event.port }
    case 'registered':
      return { type: 'registered', nick: event.nick, server: event.server }
    case 'held':
    case 'resumed':
      return { type: event.event, by: event.by }
    case 'missed':
      return { type: 'missed', nick: event.nick }
    case 'blocked':
      return { type: 'said', level: 'info', what: 'blocked', part: event.nick }
    case 'microphone':
    case 'speaker':
      return { type: 'device', which: event.event, state: event.state, label: event.label }
    case 'levels':
      return { type: 'levels', levels: event.levels }
    case 'sound':
      return { type: 'sound' }
    case 'muted':
      return { type: 'muted', muted: event.muted }
    case 'text':
      return { type: 'text', nick: event.nick, address: event.address, text: event.text }
    case 'text-sent':
      return { type: 'text-sent', id: event.id }
    case 'text-failed':
      return { type: 'text-failed', id: event.id, reason: event.reason, detail: event.detail }
      return undefined
    case 'trace':
      return { type: 'trace', direction: event.direction, text: event.text }
  }
}

/** The counters of the pictures; where others tell what crosses the network, those of it. */
const onTheNetwork = ({ video, network }: CallStats): CallStats['video'] => {
  if (!network) return video
  const { sent, received, picturesPerSecond } = network
  return {
    ...video,
    sent: { ...video.sent, fps: picturesPerSecond, kbps: sent.kbps },
    received: { ...video.received, kbps: received.kbps },
  }
}

const requestsOf = ({ sent, received, droppedPictures, droppedSound }: CallTraffic): RequestFigures => ({
  perSecond: sent.requestsPerSecond + received.requestsPerSecond,
  dropped: droppedPictures + droppedSound,
})

const fileNews = (event: Extract<AgentEvent, { event: 'file' }>): News => {
  const { state, positionMs, durationMs, loop } = event
  if (state === 'closed') return { type: 'file' }
  const length = durationMs === undefined ? {} : { durationMs }
  return { type: 'file', file: { paused: state === 'paused', positionMs, ...length, loop } }
}

const FIELDS: Readonly<Record<string, LoginField>> = {
  'wrong-password': 'password',
  refused: 'nick',
  'port-in-use': 'port',
  'not-permitted': 'port',
  'no-such-address': 'host',
  'address-in-use': 'host',
}

/** Why a log in failed, under the field that it is about. */
export const loginTrouble = (trouble: Failure | UsageError): News => ({
  type: 'login-failed',
  field: (trouble instanceof Failure ? FIELDS[trouble.code] : undefined) ?? 'server',
  message: trouble.message,
  ...(trouble instanceof Failure && { code: trouble.code }),
})
