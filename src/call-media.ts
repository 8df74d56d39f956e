import type { CallId } from './protocol/call/state'
import type { ToAudio } from './media/audio/messages'
import type { AudioEvent } from './media/audio/audio-process'
import type { ToVideo } from './media/video/messages'
import type { VideoEvent } from './media/video/video-process'
import type { CallStats } from './agent-event'
import type { CallBook } from './call-book'
import type { CallRecord } from './call-record'
import { LipSync } from './lip-sync'

/** The video process as the user agent uses it. */
export interface VideoPort {
  send(message: ToVideo): void
  on(listener: (event: VideoEvent) => void): () => void
  close(): Promise<void>
}

/** The audio process as the user agent uses it. */
export interface AudioPort {
  send(message: ToAudio): void
  on(listener: (event: AudioEvent) => void): () => void
  close(): Promise<void>
}

/** What media flow through. */
export interface CallMediaParts {
  readonly book: CallBook
  readonly video: VideoPort
  /** Absent: calls are without sound. */
  readonly audio?: { readonly process: AudioPort; readonly port: number } | undefined
  /** The counters of a call that is on, once a second. */
  readonly counted: (call: CallId, stats: CallStats) => void
  /** Sound goes both ways now, in a call that began without. */
  readonly soundBegan: (call: CallId) => void
}

/** They come twice a second where both are told: after so many nobody knows anything of the pictures. */
const MOST_UNSEEN = 5

/** The counters while no picture comes or goes. */
const standing = ({ audio, network, avOffsetMs, video: { sent, received } }: CallStats): CallStats => ({
  video: { sent: { ...sent, fps: 0, kbps: 0 }, received: { ...received, fps: 0, kbps: 0 } },
  audio,
  ...(network && { network }),
  ...(avOffsetMs !== undefined && { avOffsetMs }),
})

/** The media of the calls: picture and sound are started, held, counted and stopped together. */
export class CallMedia {
  private readonly lips: LipSync
  /** Counters of the sound that came since the last ones of the pictures. */
  private unseen = 0
  /** The sound's counters were asked for and did not come yet. */
  private asked = false

  constructor(private readonly parts: CallMediaParts) {
    const hold = (call: CallId, delayMs: number): void => parts.video.send({ type: 'delay', call, delayMs })
    this.lips = new LipSync(hold, () => this.screenMs)
    parts.video.on((event) => this.onVideo(event))
    parts.audio?.process.on((event) => this.onAudio(event))
  }

  /** How long a picture takes from its decoding to the eye, in ms, as far as it is known. */
  screenMs = 0

  /** Media of this call shall flow, or be still. */
  flow(call: CallId, flowing: boolean): void {
    const record = this.parts.book.get(call)
    if (!record?.remote) return
    record.flowing = flowing
    if (flowing && record.planes.size === 0) this.start(record)
    for (const plane of record.planes) this.processOf(plane)?.send({ type: 'flow', call, flowing })
  }

  /** The call is over; the final counters follow. */
  stop(call: CallId): void {
    const planes = this.parts.book.get(call)?.planes ?? []
    for (const plane of planes) this.processOf(plane)?.send({ type: 'stop', call })
  }

  private processOf(plane: 'video' | 'audio'): { send(message: ToVideo & ToAudio): void } | undefined {
    return plane === 'video' ? this.parts.video : this.parts.audio?.process
  }

  private start(record: CallRecord): void {
    this.startPictures(record)
    this.startSound(record)
  }

  private startPictures({ call, remote, planes }: CallRecord): void {
    const { audio, video } = this.parts
    if (!remote?.video) return
    const announce = audio && { audioPort: audio.port }
    planes.add('video')
    this.unseen = 0
    video.send({ type: 'start', call, peer: remote.video, firstOrder: 0, ...(announce && { announce }) })
  }

  private startSound({ call, remote, planes, isVcall }: CallRecord): void {
    if (!this.parts.audio || !remote?.audio) return
    planes.add('audio')
    // Of strangers it is known that they play what comes as it comes: without a gap.
    const steady = !isVcall
    this.parts.audio.process.send({ type: 'start', call, peer: remote.audio, firstOrder: 0, steady })
  }

  /** The peer says in its pictures where it hears: it is a vcall, and the call has sound from now on. */
  private heardOf(call: CallId, port: number | undefined): void {
    const record = this.parts.book.get(call)
    if (!this.parts.audio || !record?.remote?.video || port === undefined) return
    record.isVcall = true
    if (record.remote.audio || record.planes.size === 0) return
    record.remote = { ...record.remote, audio: { host: record.remote.video.host, port } }
    this.startSound(record)
    this.parts.audio.process.send({ type: 'flow', call, flowing: record.flowing })
    this.parts.soundBegan(call)
  }

  private onVideo(event: VideoEvent): void {
    if (event.type === 'peer-audio') return this.heardOf(event.call, event.port)
    if (event.type !== 'stats') return
    const { call, final } = event
    this.unseen = 0
    const { sent, received, inForce, peer, latencyMs } = event.stats
    const video = { sent, received, ...(inForce && { inForce }), ...(peer && { peer }) }
    this.lips.seen(call, event.stats)
    this.count(call, 'video', { video, ...(latencyMs && { latencyMs }) }, final)
    if (final) return
    // The sound's counters are asked for with the picture's, so that both are told together; who does not answer has none.
    const sound = this.parts.book.get(call)?.planes.has('audio') === true
    if (!sound || this.asked) this.tell(call)
    this.asked = sound
    if (sound) this.parts.audio?.process.send({ type: 'stats' })
  }

  private onAudio(event: AudioEvent): void {
    if (event.type !== 'stats') return
    const { call, final } = event
    const { sent, received } = event.stats
    this.lips.heard(call, event.stats)
    const { avOffsetMs } = this.lips
    this.count(call, 'audio', { audio: { sent, received }, ...(avOffsetMs !== undefined && { avOffsetMs }) }, final)
    // Where there are no pictures, or nothing is heard of them any more, the sound counts by itself.
    const isAlone = this.parts.book.get(call)?.planes.has('video') === false || ++this.unseen > MOST_UNSEEN
    if (final || !(this.asked || isAlone)) return
    this.asked = false
    this.tell(call)
  }

  private count(call: CallId, plane: 'video' | 'audio', stats: Partial<CallStats>, final: boolean): void {
    this.parts.book.count(call, plane, stats, final)
  }

  private tell(call: CallId): void {
    const stats = this.parts.book.get(call)?.stats
    if (stats) this.parts.counted(call, this.unseen > MOST_UNSEEN ? standing(stats) : stats)
  }
}
