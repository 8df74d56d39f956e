import type { ProcessPlan } from '../process/plan'
import { positionOf, type Extent, type Place } from '../play/place'
import type { FromVideo, ToVideo, VideoStats } from './messages'
import { Statistics, sumStats } from './statistics'

type Of<Type extends ToVideo['type']> = Extract<ToVideo, { readonly type: Type }>
type Heard<Type extends FromVideo['type']> = Extract<FromVideo, { readonly type: Type }>

/** Pictures may have been sent since the last report: their order numbers are left out after a restart. */
const ORDER_MARGIN_SECONDS = 2
const LEAST_ORDER_MARGIN = 10
const USUAL_FPS = 30

/** The call in progress, and its counters. */
interface CallPlan {
  start: Of<'start'>
  flow: Of<'flow'> | undefined
  delay: Of<'delay'> | undefined
  /** What the peer said of itself. */
  peerAudio: Heard<'peer-audio'> | undefined
  stopping: boolean
  /** From children that died. */
  before: VideoStats | undefined
  /** All so far. */
  sum: VideoStats | undefined
  nextOrder: number
}

const looped = (message: Of<'source'> | undefined, loop: boolean): Of<'source'> | undefined =>
  message?.source.kind === 'file' ? { ...message, source: { ...message.source, loop } } : message

const noStats = (): VideoStats => new Statistics(0, 0).report(0, 'whole')

/**
 * What the video process must know, so that one that died can be replaced: the wishes of the main process, what it
 * has learned of their outcome, and which answers are still owed.
 */
export class Plan implements ProcessPlan<ToVideo, FromVideo> {
  private open: Of<'open'> | undefined
  private source: Of<'source'> | undefined
  /** The source to go back to when another one fails. */
  private lastReady: Of<'source'> | undefined
  /** Where the file is that is sent. */
  private place: (Place & Extent) | undefined
  private settings: Of<'settings'> | undefined
  private filters: Of<'filters'> | undefined
  private call: CallPlan | undefined
  private preview: Of<'preview'> | undefined
  private want: Of<'want'> | undefined
  private readonly snapshots = new Set<string>()
  /** The port is bound again after a restart: nobody waits for that answer. */
  private reopening = false

  note(message: ToVideo, alive: boolean): readonly FromVideo[] {
    switch (message.type) {
      case 'open':
        this.open = message
        this.reopening = false
        return []
      case 'source':
        this.source = message
        this.place = message.place
        return []
      case 'source-pause':
        this.place = this.place && { ...this.place, paused: message.paused }
        return []
      case 'source-seek':
        this.place = this.place && { ...this.place, positionMs: positionOf(message.target, this.place) }
        return []
      case 'source-loop':
        if (this.place === undefined) return []
        this.source = looped(this.source, message.loop)
        this.lastReady = looped(this.lastReady, message.loop)
        return []
      case 'settings':
        this.settings = message
        return []
      case 'filters':
        this.filters = message
        return []
      case 'want':
        this.want = message
        return []
      case 'preview':
        this.preview = message
        return []
      case 'preview-end':
        this.preview = undefined
        if (this.call === undefined) this.place = undefined
        return []
      case 'start':
        return this.noteStart(message)
      case 'flow':
        if (this.call?.start.call === message.call) this.call.flow = message
        return []
      case 'delay':
        if (this.call?.start.call === message.call) this.call.delay = message
        return []
      case 'announce':
        if (this.call?.start.call === message.call) this.call.start = { ...this.call.start, announce: message.announce }
        return []
      case 'stop':
        if (this.call?.start.call === message.call) this.noteStop(this.call)
        return alive ? [] : this.orphans()
      case 'snapshot':
        this.snapshots.add(message.path)
        return alive ? [] : this.orphans()
      case 'stats':
      case 'measure':
      case 'play':
      case 'play-pause':
      case 'play-seek':
        return []
    }
  }

  learn(message: FromVideo): FromVideo | undefined {
    switch (message.type) {
      case 'opened':
        return this.learnPort(message)
      case 'source-ready':
        this.lastReady = { type: 'source', source: message.source }
        return message
      case 'source-failed':
        this.source = this.lastReady
        return message
      case 'source-playing':
        this.place = message.playing ?? this.place
        return message
      case 'source-ended':
        this.source = this.lastReady = this.place = undefined
        return message
      case 'picture':
        if (this.want?.id === message.id) this.want = undefined
        return message
      case 'snapshot':
        this.snapshots.delete(message.path)
        return message
      case 'stats':
        return this.learnStats(message)
      case 'peer-audio':
        return this.learnPeerAudio(message)
      case 'ready':
      case 'filters-ready':
      case 'filters-failed':
      case 'open-failed':
      case 'heard':
      case 'measured':
      case 'preview':
      case 'stray':
      case 'play-ready':
      case 'play-failed':
      case 'play-state':
        return message
    }
  }

  replay(): readonly ToVideo[] {
    const { open, settings, filters, source, place, preview, call, want } = this
    this.reopening = open !== undefined
    const start = call && { ...call.start, firstOrder: call.nextOrder }
    const whole = want && { ...want, views: want.views.map((view) => ({ ...view, fresh: true })) }
    const goingOn = source && place && { ...source, place: { positionMs: place.positionMs, paused: place.paused } }
    const all = [open, settings, filters, goingOn ?? source, preview, start, call?.flow, call?.delay, whole]
    return all.filter((message) => message !== undefined)
  }

  orphans(): readonly FromVideo[] {
    const answers: FromVideo[] = [...this.snapshots].map((path) => ({
      type: 'snapshot',
      path,
      error: `No snapshot: the video process ended, ${path} was not written.`,
    }))
    this.snapshots.clear()
    const { call } = this
    if (call === undefined) return answers
    call.before = call.sum
    call.nextOrder += Math.max(LEAST_ORDER_MARGIN, ORDER_MARGIN_SECONDS * (this.settings?.settings.fps ?? USUAL_FPS))
    if (!call.stopping) return answers
    this.call = undefined
    return [...answers, { type: 'stats', call: call.start.call, final: true, stats: call.sum ?? noStats() }]
  }

  private noteStart(start: Of<'start'>): readonly FromVideo[] {
    const { firstOrder } = start
    this.preview = undefined
    const fresh = { flow: undefined, delay: undefined, peerAudio: undefined, before: undefined, sum: undefined }
    this.call = { start, ...fresh, stopping: false, nextOrder: firstOrder }
    return []
  }

  private noteStop(call: CallPlan): void {
    call.stopping = true
    this.place = undefined
  }

  private learnPort(message: Heard<'opened'>): FromVideo | undefined {
    if (this.open !== undefined) this.open = { ...this.open, port: message.port }
    const expected = this.reopening
    this.reopening = false
    return expected ? undefined : message
  }

  /** A new child hears again what an old one has told. */
  private learnPeerAudio(message: Heard<'peer-audio'>): FromVideo | undefined {
    const { call } = this
    if (call?.start.call !== message.call) return message
    const known = call.peerAudio?.port === message.port && call.peerAudio !== undefined
    call.peerAudio = message
    return known ? undefined : message
  }

  private learnStats(message: Heard<'stats'>): FromVideo {
    const { call } = this
    if (call?.start.call !== message.call) return message
    const stats = call.before === undefined ? message.stats : sumStats(call.before, message.stats)
    call.sum = stats
    call.nextOrder = stats.sent.nextOrder
    if (message.final) this.call = undefined
    return { ...message, stats }
  }
}
