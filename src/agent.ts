import { IDLE, type CallState } from './protocol/call/state'
import type { CallEvent } from './protocol/call/event'
import { transition } from './protocol/call/transition'
import type { AudioEvent } from './media/audio/audio-process'
import type { AudioSettings, SignalTone } from './media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from './media/audio/spec'
import type { FilterChoice } from './media/filter/choice'
import type { SeekTarget } from './media/play/place'
import type { Knob } from './media/quality/ladder'
import type { ProbeWish } from './media/video/cost-probe'
import type { SourceSpec, VideoSettings } from './media/video/messages'
import { fixing } from './media/video/settings'
import type { VideoEvent } from './media/video/video-process'
import type { AgentEvent } from './agent-event'
import { audioNews } from './audio-news'
import { CallBook } from './call-book'
import { CallMedia, type AudioPort, type VideoPort } from './call-media'
import { CallTeller } from './call-teller'
import { newRecord } from './call-record'
import { runEffect, type EffectPorts } from './effects'
import { SOUND_DEFAULTS, VIDEO_DEFAULTS } from './options'
import { Incoming, type Caller } from './incoming'
import { Outgoing, type OutgoingParts } from './outgoing'
import { videoNews } from './video-news'

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
  private state: CallState = IDLE
  private readonly pending: CallEvent[] = []
  private dispatching = false
  private readonly book = new CallBook()
  private readonly listeners = new Set<(event: AgentEvent) => void>()
  private ringTimer: NodeJS.Timeout | undefined
  private settings: VideoSettings
  private sound: AudioSettings
  private nextCall = 0
  private readonly ports: EffectPorts
  private readonly outgoing: Outgoing
  private readonly teller: CallTeller
  private readonly media: CallMedia

  constructor(private readonly parts: AgentParts) {
    this.settings = parts.settings
    this.sound = parts.sound ?? SOUND_DEFAULTS
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
    parts.video.send({ type: 'settings', settings: this.settings })
    parts.audio?.send({ type: 'settings', settings: this.sound })
  }

  /** Whether a call is on, ringing or being placed. */
  get busy(): boolean {
    return this.state.tag !== 'idle'
  }

  on(listener: (event: AgentEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
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

  /** Sends a line of text to the peer, or to whom we spoke last; `text-sent` or `text-failed` with this id follows. */
  sendText(id: string, text: string): void {
    const { signalling } = this.parts
    if (signalling.text) return signalling.text(this.state.tag === 'idle' ? undefined : this.state.call, id, text)
    this.emit({ event: 'text-failed', id, reason: 'unsupported', detail: 'this kind of call carries no text' })
  }

  /** Changes what is sent; when it cannot be opened an `error` event says so and the old source stays. */
  setSource(source: SourceSpec): void {
    this.parts.video.send({ type: 'source', source })
  }

  /** Holds the picture of the file that is sent, or lets it go on; a `file` or `error` event follows, as after these two. */
  pauseFile(paused: boolean): void {
    this.parts.video.send({ type: 'source-pause', paused })
  }

  /** Goes elsewhere in the file that is sent. */
  seekFile(target: SeekTarget): void {
    this.parts.video.send({ type: 'source-seek', target })
  }

  /** Whether the file that is sent begins again at its end. */
  loopFile(loop: boolean): void {
    this.parts.video.send({ type: 'source-loop', loop })
  }

  /** Changes what our picture goes through before it is sent; a `filters` or `error` event follows. */
  setFilters(filters: readonly FilterChoice[]): void {
    this.parts.video.send({ type: 'filters', filters })
  }

  /** Changes size, rate, quality, which are automatic no more then, or turns the camera off and on. */
  change(settings: Partial<VideoSettings>): void {
    this.settings = fixing(this.settings, settings)
    this.parts.video.send({ type: 'settings', settings: this.settings })
  }

  /** Lets quality, rate or size follow the way and the machine from what is usual. */
  automate(knob: Knob): void {
    const { quality, fps, width, height } = VIDEO_DEFAULTS
    const usual = { quality: { quality }, fps: { fps }, size: { width, height } }[knob]
    const others = this.settings.automatic.filter((one) => one !== knob)
    this.change({ ...usual, automatic: [...others, knob] })
  }

  /** Changes what is sent as sound, or where the other one is heard; on failure there is what there was. */
  setAudio(source: AudioSourceSpec): void {
    this.parts.audio?.send({ type: 'source', source })
  }

  setSpeaker(sink: AudioSinkSpec): void {
    this.parts.audio?.send({ type: 'sink', sink })
  }

  /** Mutes, changes volumes, switches voice processing. */
  changeSound(settings: Partial<AudioSettings>): void {
    const { muted } = this.sound
    this.sound = { ...this.sound, ...settings }
    this.parts.audio?.send({ type: 'settings', settings: this.sound })
    if (this.sound.muted !== muted) this.emit({ event: 'muted', muted: this.sound.muted })
  }

  /** A picture takes so long from its decoding to the eye, in ms: sound and picture are kept together with it. */
  drawsAfter(screenMs: number): void {
    this.media.screenMs = screenMs
  }

  /** Plays a tone of the telephone in the speaker, or ends it. */
  playTone(tone: SignalTone | 'none'): void {
    this.parts.audio?.send({ type: 'tone', tone })
  }

  /** Writes the last received picture to a PNG file; a `snapshot` or `error` event follows. */
  snapshot(path: string): void {
    this.parts.video.send({ type: 'snapshot', path })
  }

  /** Asks what our live picture would take at these sizes and qualities; a `measured` event follows. */
  measure(wish: ProbeWish): void {
    this.parts.video.send({ type: 'measure', ...wish })
  }

  /** Asks for a `stats` event now. */
  askStats(): void {
    this.parts.video.send({ type: 'stats' })
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
  }

  private onAudio(event: AudioEvent): void {
    // Who is only heard lives, too.
    if (event.type === 'heard') return this.parts.signalling.mediaHeard(event.call)
    const news = audioNews(event)
    if (news) this.emit(news)
  }

  private emit(event: AgentEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}
