import type { CallTraffic } from './net/signalling'
import type { AgentEvent, CallStats } from './agent-event'
import type { EndReason } from './protocol/call/state'
import { duration } from './tui/clock'

/** Writes events for a program (JSON, one object a line) or for a person (a line of words, where there is one). */
export interface Reporter {
  report(event: AgentEvent, extra?: Readonly<Record<string, unknown>>): void
}

/** C1 controls and DEL are legal in JSON but not on a terminal. */
const escapeControls = (json: string): string =>
  json.replace(/[\u007f-\u009f\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** One line of JSON, safe to look at in a terminal. */
export const toJsonLine = (value: unknown): string => `${escapeControls(JSON.stringify(value))}\n`

/** Unix seconds with milliseconds. */
const unixSeconds = (): number => Date.now() / 1000

/** What is no news to a script: control messages as they go by, and meters. */
const UNTOLD: readonly AgentEvent['event'][] = ['trace', 'levels']

/** `--json`: every event but what moves all the time. */
export const jsonReporter = (write: (text: string) => void): Reporter => ({
  report: (event, extra) => {
    if (UNTOLD.includes(event.event) || (event.event === 'file' && !event.asked)) return
    const { event: name, ...rest } = forPrograms(event)
    write(toJsonLine({ event: name, time: unixSeconds(), ...extra, ...rest }))
  },
})

/** A source that does not work is an error to a program. */
const forPrograms = (event: AgentEvent): AgentEvent =>
  event.event === 'source' && event.state === 'failed'
    ? { event: 'error', code: 'source', message: event.label }
    : event

/** Lines for a person; errors and notices go to stderr. */
export const humanReporter = (out: (text: string) => void, err: (text: string) => void): Reporter => ({
  report: (event) => {
    const line = describe(event)
    if (line === undefined) return
    const write = ['error', 'notice', 'source', 'file', 'filters', 'microphone', 'speaker'].includes(event.event)
      ? err
      : out
    write(`${line}\n`)
  },
})

const describe = (event: AgentEvent): string | undefined => {
  switch (event.event) {
    case 'listening':
      return `listening on ${event.host}:${event.port}`
    case 'registered':
      return `registered as ${event.nick} at ${event.server}`
    case 'calling':
      return `calling ${event.nick}`
    case 'incoming':
      return `${event.nick} is calling (${event.address})`
    case 'answered':
      return `in a call with ${event.nick} (${event.address})`
    case 'held':
      return event.by === 'us' ? 'paused by you' : 'paused by the other side'
    case 'resumed':
      return event.by === 'us' ? 'you resumed' : 'the other side resumed'
    case 'stats':
      return describeStats(event)
    case 'ended':
      return describeEnd(event)
    case 'missed':
      return `missed: ${event.nick} (told busy)`
    case 'blocked':
      return `declined: ${event.nick} (blocked)`
    case 'source':
      return describeSource(event)
    case 'file':
      return describeFile(event)
    case 'filters':
      return `filters: ${event.filters}`
    case 'error':
      return `error: ${event.message}`
    case 'notice':
      return event.message
    case 'snapshot':
      return `picture saved: ${event.path}`
    case 'microphone':
    case 'speaker':
      return describeDevice(event)
    case 'sound':
      return 'the call has sound now'
    case 'muted':
      return event.muted ? 'your microphone is muted' : 'your microphone is on'
    case 'text':
      return `${event.nick}: ${event.text}`
    case 'text-failed':
      return `not sent: ${event.detail}`
    case 'text-sent':
    case 'trace':
    case 'measured':
    case 'preview':
    case 'levels':
      return undefined
  }
}

const describeSource = ({ state, label }: AgentEvent & { event: 'source' }): string => {
  if (state === 'failed') return `${label} --video chooses another source.`
  return state === 'ready' ? `sending ${label}` : `${label} has ended; a still picture is sent now`
}

const describeFile = (event: AgentEvent & { event: 'file' }): string | undefined => {
  if (!event.asked) return undefined
  const { state, positionMs, durationMs, loop } = event
  const length = durationMs === undefined ? '' : ` of ${duration(durationMs)}`
  return `file ${state} at ${duration(positionMs)}${length}${loop ? ', looped' : ''}`
}

const describeDevice = ({ event, state, label }: AgentEvent & { event: 'microphone' | 'speaker' }): string => {
  if (state === 'ended') return `${label} has ended; silence is sent now`
  return state === 'ready' ? `${event}: ${label}` : label
}

const describeStats = ({
  video: { sent, received },
  audio,
  network,
  latencyMs,
}: AgentEvent & { event: 'stats' }): string => {
  const latency = latencyMs ? `, ${latencyMs.p50.toFixed(0)} ms old` : ''
  const loss = `${received.lost} lost, ${received.late} late, ${received.damaged} damaged`
  const pictures =
    `sent ${sent.frames} (${sent.fps.toFixed(0)} fps, ${sent.kbps.toFixed(0)} kbit/s)  ` +
    `received ${received.frames} (${received.fps.toFixed(0)} fps, ${received.kbps.toFixed(0)} kbit/s, ${loss}${latency})`
  const sound = describeSound(audio)
  // Some calls have no pictures.
  const media = sent.frames + received.frames === 0 && sound !== '' ? [sound] : [pictures, sound]
  return [...media, describeNetwork(network)].filter((part) => part !== '').join('  ')
}

const describeNetwork = (network: CallStats['network']): string => {
  if (!network) return ''
  const flow = ({ requestsPerSecond, kbps }: CallTraffic['sent']): string =>
    `${requestsPerSecond.toFixed(0)} requests/s, ${kbps.toFixed(0)} kbit/s`
  const { sent, received, droppedPictures, droppedSound } = network
  const dropped = `${droppedPictures} pictures and ${droppedSound} pieces of sound dropped`
  return `network sent ${flow(sent)}, received ${flow(received)}; the other side was too slow for ${dropped}`
}

const describeSound = ({ sent, received }: CallStats['audio']): string => {
  if (sent.packets + received.packets === 0) return ''
  const faults = `${received.lost} lost, ${received.underruns} gaps, buffer ${received.bufferMs.toFixed(0)} ms`
  return `sound sent ${sent.packets}, received ${received.packets} (${faults})`
}

const HINTS: Readonly<Partial<Record<EndReason, string>>> = {
  unreachable: ' Is vcall running there, with TCP and UDP of that port open?',
  'unknown-user': ' vcall users lists who is registered.',
}

/** Others than vcall serve XML-RPC, and all of it goes by one port. */
const XMLRPC_HINT = ' Is its program running there, with that TCP port open?'

const hintOf = ({ reason, protocol }: AgentEvent & { event: 'ended' }): string =>
  reason === 'unreachable' && protocol === 'xmlrpc' ? XMLRPC_HINT : (HINTS[reason] ?? '')

const describeEnd = (event: AgentEvent & { event: 'ended' }): string => {
  const { nick, reason, detail, answered, seconds } = event
  const why = detail === '' ? reason : `${reason}: ${detail}`
  // A detail that is a sentence says itself what to do.
  if (!answered && detail.endsWith('.')) return `no call with ${nick}: ${detail}`
  if (!answered) return `no call with ${nick} (${why}).${hintOf(event)}`
  return `call with ${nick} ended after ${seconds.toFixed(1)} s (${why}); ${describeTotals(event)}`
}

const describeTotals = ({ video, audio }: CallStats): string => {
  const pictures = video.sent.frames + video.received.frames > 0 || audio.sent.packets + audio.received.packets === 0
  return pictures
    ? `${video.sent.frames} frames sent, ${video.received.frames} received`
    : `${audio.sent.packets} packets of sound sent, ${audio.received.packets} received`
}
