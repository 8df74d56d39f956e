import { PACKET_SAMPLES } from '../../protocol/media/audio-datagram'
import type { ProcessPlan } from '../process/plan'
import { SAMPLE_RATE_HZ } from './format'
import type { AudioStats, FromAudio, ToAudio } from './messages'
import { noStats, sumStats } from './statistics'

type Of<Type extends ToAudio['type']> = Extract<ToAudio, { readonly type: Type }>

/**
 * From the last report until a new child sends: up to a second each. So much of the sample clock has passed, and so
 * many order numbers may have been used.
 */
const ORDER_MARGIN = Math.ceil((2 * SAMPLE_RATE_HZ) / PACKET_SAMPLES)

/** The call in progress, and its counters. */
interface CallPlan {
  readonly start: Of<'start'>
  flow: Of<'flow'> | undefined
  stopping: boolean
  /** From children that died. */
  before: AudioStats | undefined
  /** All so far. */
  sum: AudioStats | undefined
  nextOrder: number
}

/** The wish for a source or a sink, and the one that worked last. */
class Choice<Wish> {
  ready: Wish | undefined
  wish: Wish | undefined

  worked(wish: Wish): void {
    this.ready = wish
  }

  /** The old one stays; without one the wish stays, since its device may come. */
  failed(): void {
    this.wish = this.ready ?? this.wish
  }
}

/** What the audio process must know, so that one that died can be replaced. */
export class AudioPlan implements ProcessPlan<ToAudio, FromAudio> {
  private open: Of<'open'> | undefined
  private settings: Of<'settings'> | undefined
  private tone: Of<'tone'> | undefined
  private call: CallPlan | undefined
  private readonly source = new Choice<Of<'source'>>()
  private readonly sink = new Choice<Of<'sink'>>()
  /** Further ports, by their calls: a port of 0 is not known yet. */
  private readonly lines = new Map<string, number>()
  /** The port is bound again after a restart: nobody waits for that answer. */
  private reopening = false

  note(message: ToAudio, alive: boolean): readonly FromAudio[] {
    switch (message.type) {
      case 'open':
        this.open = message
        this.reopening = false
        return []
      case 'source':
        this.source.wish = message
        return []
      case 'sink':
        this.sink.wish = message
        return []
      case 'settings':
        this.settings = message
        return []
      case 'tone':
        this.tone = message
        return []
      case 'line':
        this.lines.set(message.line, message.port ?? 0)
        return []
      case 'unline':
        this.lines.delete(message.line)
        return []
      case 'start':
        return this.noteStart(message)
      case 'flow':
        if (this.call?.start.call === message.call) this.call.flow = message
        return []
      case 'stop':
        if (this.call?.start.call === message.call) this.call.stopping = true
        return alive ? [] : this.orphans()
      case 'stats':
      case 'say':
        return []
    }
  }

  learn(message: FromAudio): FromAudio | undefined {
    switch (message.type) {
      case 'opened':
        return this.learnPort(message)
      case 'source-ready':
        this.source.worked({ type: 'source', source: message.source })
        return message
      case 'sink-ready':
        this.sink.worked({ type: 'sink', sink: message.sink })
        return message
      case 'source-failed':
        this.source.failed()
        return message
      case 'sink-failed':
        this.sink.failed()
        return message
      case 'source-ended':
        this.source.wish = { type: 'source', source: { kind: 'silence' } }
        this.source.worked(this.source.wish)
        return message
      case 'stats':
        return this.learnStats(message)
      case 'line-opened':
        if (this.lines.has(message.line)) this.lines.set(message.line, message.port)
        return message
      case 'ready':
      case 'line-failed':
      case 'said':
      case 'open-failed':
      case 'device-lost':
      case 'device-back':
      case 'levels':
      case 'heard':
        return message
    }
  }

  replay(): readonly ToAudio[] {
    const { open, settings, tone, call } = this
    this.reopening = open !== undefined
    const start = call && { ...call.start, firstOrder: call.nextOrder }
    // A peer knows the port of the call, which stays the same.
    const lines = Array.from(this.lines, ([line, port]): Of<'line'> => ({ type: 'line', line, port }))
    const wishes = [open, ...lines, settings, this.source.wish, this.sinkWish, start, call?.flow, tone]
    return wishes.filter((message) => message !== undefined)
  }

  orphans(): readonly FromAudio[] {
    // A tone that ends by itself has ended meanwhile.
    if (this.tone?.tone === 'hangup' || this.tone?.tone === 'busy') this.tone = undefined
    const { call } = this
    if (call === undefined) return []
    call.before = call.sum
    call.nextOrder += ORDER_MARGIN
    if (!call.stopping) return []
    this.call = undefined
    return [{ type: 'stats', call: call.start.call, final: true, stats: call.sum ?? noStats(call.nextOrder) }]
  }

  /** A recording that was begun goes on: what was heard before must not be lost with the process. */
  private get sinkWish(): Of<'sink'> | undefined {
    const { wish, ready } = this.sink
    if (wish?.sink.kind !== 'file' || ready?.sink.kind !== 'file' || wish.sink.path !== ready.sink.path) return wish
    return { type: 'sink', sink: { ...wish.sink, goesOn: true } }
  }

  private noteStart(start: Of<'start'>): readonly FromAudio[] {
    const { firstOrder } = start
    this.call = { start, flow: undefined, stopping: false, before: undefined, sum: undefined, nextOrder: firstOrder }
    return []
  }

  private learnPort(message: Extract<FromAudio, { readonly type: 'opened' }>): FromAudio | undefined {
    if (this.open !== undefined) this.open = { ...this.open, port: message.port }
    const expected = this.reopening
    this.reopening = false
    return expected ? undefined : message
  }

  private learnStats(message: Extract<FromAudio, { readonly type: 'stats' }>): FromAudio {
    const { call } = this
    if (call?.start.call !== message.call) return message
    const stats = call.before === undefined ? message.stats : sumStats(call.before, message.stats)
    call.sum = stats
    call.nextOrder = stats.sent.nextOrder
    if (message.final) this.call = undefined
    return { ...message, stats }
  }
}
