import { clean } from './protocol/text'
import type { VideoEvent } from './media/video/video-process'
import { formatFilters } from './media/filter/choice'
import type { AgentEvent } from './agent-event'

/** What is told of an event of the video process; undefined where it concerns the call itself or nobody. */
export const videoNews = (event: VideoEvent): AgentEvent | undefined => {
  switch (event.type) {
    case 'source-ready':
      return { event: 'source', state: 'ready', label: clean(event.label) }
    case 'source-failed':
      return { event: 'source', state: 'failed', label: clean(event.message) }
    case 'source-ended':
      return { event: 'source', state: 'ended', label: 'the video file' }
    case 'snapshot':
      return event.error === undefined
        ? { event: 'snapshot', path: event.path }
        : { event: 'error', code: 'snapshot', message: clean(event.error) }
    case 'restarted':
      return { event: 'notice', message: 'the video process died and was started again; the call goes on' }
    case 'gave-up':
      return { event: 'error', code: 'video', message: clean(event.message) }
    case 'ready':
      return event.missing.length === 0 ? undefined : { event: 'notice', message: clean(event.missing.join(' ')) }
    case 'filters-failed':
      return { event: 'error', code: 'filter', message: clean(event.message) }
    case 'filters-ready':
      return { event: 'filters', filters: formatFilters(event.filters) }
    case 'stats':
    case 'heard':
    case 'peer-audio':
    case 'stray':
    case 'opened':
    case 'open-failed':
    case 'picture':
    case 'play-ready':
    case 'play-failed':
    case 'play-state':
      return undefined
  }
}
