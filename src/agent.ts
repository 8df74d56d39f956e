import { IDLE, type CallState } from './protocol/call/state'
import type { CallEvent } from './protocol/call/event'
import { transition } from './protocol/call/transition'
import type { AudioEvent } from './media/audio/audio-process'
import type { AudioSettings } from './media/audio/messages'
import type { VideoSettings } from './media/video/messages'
import type { VideoEvent } from './media/video/video-process'
import type { AgentEvent } from './agent-event'
import { audioNews } from './audio-news'
import { CallBook } from './call-book'
import { CallMedia, type AudioPort, type VideoPort } from './call-media'
import { CallTeller } from './call-teller'
import { newRecord } from './call-record'
import { runEffect, type EffectPorts } from './effects'
import { parseEndpoint, SOUND_DEFAULTS } from './options'
import { MediaControls } from './media-controls'
import { Incoming, type Caller } from './incoming'
import { Outgoing, type OutgoingParts } from './outgoing'
import { videoNews } from './video-news'
import { Listeners } from './protocol/listeners'

/** What a user agent is made of. */
export interface AgentParts extends OutgoingParts {
  readonly video: VideoPort
  /** Absent: calls are without sound. `media` has its port then. */
  readonly audio?: AudioPort | undefined
  readonly settings: VideoSettings
  readonly sound?: AudioSettings
  /** Told of a caller whose program offers sound by itself: it may be offered sound, too. */
  readonly offeredSound?: (nick: string) => void
  /** Whose calls are declined at once; absent: nobody's. */
  readonly blocks?: ((caller: Caller) => boolean) | undefined
}

/** How long a hang-up may take when the program ends, in ms. */
const CLOSE_MS = 2000

/**
 * One person's telephone: the call machine with its signalling and its media. Everything that happens becomes an event of
 * the machine; every effect is run by `effects.ts`; what comes of it is told to the listeners.
 */
export class UserAgent {
  /** What is sent and heard. */
  readonly controls: MediaControls
  private state: CallState = IDLE
  private readonly pending: CallEvent[] = []
  private dispatching = false
  private readonly book = new CallBook()
  private readonly listeners = new Listeners<AgentEvent>()
  private ringTimer: NodeJS.Timeout | undefined
  private nextCall = 0
  private readonly ports: EffectPorts
  private readonly outgoing: Outgoing
  private readonly teller: CallTeller
  private readonly media: CallMedia

  constructor(private readonly parts: AgentParts) {
    this.media = this.callMedia()
    this.outgoing = new Outgoing(parts, this.book, (call, reason) => this.dispatch({ type: 'refused', call, reason }))
    this.teller = new CallTeller({
      protocol: parts.signalling.protocol,
      hasSound: parts.audio !== undefined,
      book: this.book,
      stopMedia: (call) => this.media.stop(call),
      emit: (event) => this.emit(event),
    })
    this.ports = this.effectPorts()
    const incoming = new Incoming({
      book: this.book,
      dialled: () => (this.state.tag === 'inviting' ? this.state.call : undefined),
      offeredSound: (nick) => parts.offeredSound?.(nick),
      blocks: (caller) => parts.blocks?.(caller) === true,
      turnAway: (record) => {
        parts.signalling.refuse(record.call, 'denied')
        this.teller.turnedAway(record)
      },
      dispatch: (event) => this.dispatch(event),
      emit: (event) => this.emit(event),
    })
    parts.signalling.on((event) => incoming.take(event))
    parts.video.on((event) => this.onVideo(event))
    parts.audio?.on((event) => this.onAudio(event))
    this.controls = new MediaControls({
      video: parts.video,
      audio: parts.audio,
      settings: parts.settings,
      sound: parts.sound ?? SOUND_DEFAULTS,
      emit: (event) => this.emit(event),
    })
  }

  /** Whether a call is on, ringing or being placed. */
  get busy(): boolean {
    return this.state.tag !== 'idle'
  }

  on(listener: (event: AgentEvent) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Calls a nick or an address. */
  dial(target: string): void {
    const call = `out-${++this.nextCall}`
    if (!this.busy) this.book.open(newRecord(call, target))
    this.dispatch({ type: 'dial', call, peer: target, self: this.parts.nick })
  }

  accept(): void {
    this.dispatch({ type: 'accept' })
  }

  reject(reason: 'denied' | 'busy'): void {
    this.dispatch({ type: 'reject', reason })
  }

  hold(): void {
    this.dispatch({ type: 'hold' })
  }

  resume(): void {
    this.dispatch({ type: 'resume' })
  }

  hangUp(): void {
    this.dispatch({ type: 'hangup' })
  }

  /** Whether the protocol carries text. */
  get carriesText(): boolean {
    return this.parts.signalling.text !== undefined
  }

  /** Sends a line of text to who serves at `host:port`; `text-sent` or `text-failed` with this id follows. */
  sendText(id: string, text: string, to: string): void {
    const { signalling } = this.parts
    if (signalling.text) return signalling.text(parseEndpoint('an address', to), id, text)
    this.emit({ event: 'text-failed', id, reason: 'unsupported', detail: 'this kind of call carries no text' })
  }

  /** A picture takes so long from its decoding to the eye, in ms: sound and picture are kept together with it. */
  drawsAfter(screenMs: number): void {
    this.media.screenMs = screenMs
  }

  /** Hangs up, tells the end of it, and closes signalling, video and audio. Idempotent. */
  async close(): Promise<void> {
    this.hangUp()
    await this.allTold()
    clearTimeout(this.ringTimer)
    await this.parts.signalling.close()
    await Promise.all([this.parts.video.close(), this.parts.audio?.close()])
  }

  private async allTold(): Promise<void> {
    const latest = Date.now() + CLOSE_MS
    while (!this.book.isEmpty && Date.now() < latest) await new Promise((done) => setTimeout(done, 10))
  }

  // -- the machine

  private dispatch(event: CallEvent): void {
    this.pending.push(event)
    if (this.dispatching) return
    this.dispatching = true
    try {
      for (let next = this.pending.shift(); next; next = this.pending.shift()) {
        const step = transition(this.state, next)
        this.state = step.state
        for (const effect of step.effects) runEffect(effect, this.ports)
      }
    } finally {
      this.dispatching = false
    }
    if (this.state.tag === 'idle') this.book.dropIdle()
  }

  private effectPorts(): EffectPorts {
    return {
      signalling: this.parts.signalling,
      media: this.parts.media,
      invite: (call) => void this.outgoing.invite(call),
      cancel: (call) => this.outgoing.cancel(call),
      flow: (call, flowing) => this.media.flow(call, flowing),
      startRingTimer: (call, ms) => {
        clearTimeout(this.ringTimer)
        this.ringTimer = setTimeout(() => this.dispatch({ type: 'ring-timeout', call }), ms)
      },
      stopRingTimer: () => clearTimeout(this.ringTimer),
      tell: (news) => this.teller.tell(news),
    }
  }

  private callMedia(): CallMedia {
    const { video, audio, media } = this.parts
    return new CallMedia({
      book: this.book,
      video,
      audio: audio && media.audioPort !== undefined ? { process: audio, port: media.audioPort } : undefined,
      counted: (call, stats) => {
        const current = this.state.tag === 'established' && this.state.call === call
        if (current) this.emit({ event: 'stats', ...stats })
      },
      soundBegan: () => this.emit({ event: 'sound' }),
    })
  }

  // -- what others say

  private onVideo(event: VideoEvent): void {
    if (event.type === 'heard') return this.parts.signalling.mediaHeard(event.call)
    if (event.type === 'stray') return this.parts.signalling.strayMedia({ host: event.host, port: event.port })
    const news = videoNews(event)
    if (news) this.emit(news)
    if (event.type === 'gave-up') this.emit({ event: 'preview' })
  }

  private onAudio(event: AudioEvent): void {
    // Who is only heard lives, too.
    if (event.type === 'heard') return this.parts.signalling.mediaHeard(event.call)
    const news = audioNews(event)
    if (news) this.emit(news)
  }

  private emit(event: AgentEvent): void {
    this.listeners.tell(event)
  }
}
