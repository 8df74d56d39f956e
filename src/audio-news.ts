import { clean } from './protocol/text'
import type { AudioEvent } from './media/audio/audio-process'
import type { AgentEvent, DeviceState } from './agent-event'
import { restarted } from './restarted'

/** What is told of an event of the audio process; undefined where it concerns the call itself or nobody. */
export const audioNews = (event: AudioEvent): AgentEvent | undefined => {
  switch (event.type) {
    case 'source-ready':
      return device('microphone', 'ready', event.label)
    case 'source-failed':
      return device('microphone', 'failed', event.message)
    case 'source-ended':
      return device('microphone', 'ended', event.source.kind === 'stdin' ? 'stdin' : 'the audio file')
    case 'sink-ready':
      return device('speaker', 'ready', event.label)
    case 'sink-failed':
      return device('speaker', 'failed', event.message)
    case 'device-lost':
      return device(event.which === 'source' ? 'microphone' : 'speaker', 'lost', event.message)
    case 'device-back':
      return device(event.which === 'source' ? 'microphone' : 'speaker', 'back', event.message)
    case 'levels':
      return { event: 'levels', levels: event.levels }
    case 'restarted':
      return restarted('audio')
    case 'gave-up':
      return { event: 'error', code: 'audio', message: clean(event.message) }
    case 'ready':
      return event.missing.length === 0 ? undefined : { event: 'notice', message: clean(event.missing.join(' ')) }
    case 'stats':
    case 'heard':
    case 'opened':
    case 'open-failed':
    case 'line-opened':
    case 'line-failed':
    case 'said':
      return undefined
  }
}

const device = (event: 'microphone' | 'speaker', state: DeviceState, label: string): AgentEvent => ({
  event,
  state,
  label: clean(label),
})
