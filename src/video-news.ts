import { clean } from './protocol/text'
import type { VideoEvent } from './media/video/video-process'
import { formatFilters } from './media/filter/choice'
import type { AgentEvent } from './agent-event'
import { restarted } from './restarted'

type Playing = Extract<VideoEvent, { readonly type: 'source-playing' }>

const fileNews = ({ playing, asked }: Playing): AgentEvent => {
  if (playing === undefined) {
    return asked
      ? { event: 'error', code: 'file', message: 'No video file is being sent now.' }
      : { event: 'file', state: 'closed', positionMs: 0, loop: false, asked }
  }
  const { positionMs, durationMs, paused, loop } = playing
  const length = durationMs === undefined ? {} : { durationMs }
  return { event: 'file', state: paused ? 'paused' : 'playing', positionMs, ...length, loop, asked }
}

/** What is told of an event of the video process; undefined where it concerns the call itself or nobody. */
export const videoNews = (event: VideoEvent): AgentEvent | undefined => {
  switch (event.type) {
    case 'source-ready':
      return { event: 'source', state: 'ready', label: clean(event.label), source: event.source }
    case 'source-failed':
      return { event: 'source', state: 'failed', label: clean(event.message), source: event.source }
    case 'source-ended':
      return { event: 'source', state: 'ended', label: 'the video file', source: event.source }
    case 'source-playing':
      return fileNews(event)
    case 'measured':
      return { event: 'measured', costs: event.costs }
    case 'snapshot':
      return event.error === undefined
        ? { event: 'snapshot', path: event.path }
        : { event: 'error', code: 'snapshot', message: clean(event.error) }
    case 'preview':
      return { event: 'preview', ...(event.figures && { figures: event.figures }) }
    case 'restarted':
      return restarted('video')
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
