import type { AudioSettings, SignalTone } from './media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from './media/audio/spec'
import type { FilterChoice } from './media/filter/choice'
import type { SeekTarget } from './media/play/place'
import type { Knob } from './media/quality/ladder'
import type { ProbeWish } from './media/video/cost-probe'
import type { SourceSpec, VideoSettings } from './media/video/messages'
import { fixing } from './media/video/settings'
import type { AgentEvent } from './agent-event'
import type { AudioPort, VideoPort } from './call-media'
import { VIDEO_DEFAULTS } from './options'

/** What is controlled, and how it begins. */
export interface MediaControlsParts {
  readonly video: VideoPort
  /** Absent: there is no sound to control. */
  readonly audio: AudioPort | undefined
  readonly settings: VideoSettings
  readonly sound: AudioSettings
  readonly emit: (event: AgentEvent) => void
}

/** The knobs of what is sent and heard: in calls and between them. What comes of a turn is an event. */
export class MediaControls {
  private settings: VideoSettings
  private sound: AudioSettings

  constructor(private readonly parts: MediaControlsParts) {
    this.settings = parts.settings
    this.sound = parts.sound
    parts.video.send({ type: 'settings', settings: this.settings })
    parts.audio?.send({ type: 'settings', settings: this.sound })
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
    if (this.sound.muted !== muted) this.parts.emit({ event: 'muted', muted: this.sound.muted })
  }

  /** Plays a tone of the telephone in the speaker, or ends it. */
  playTone(tone: SignalTone | 'none'): void {
    this.parts.audio?.send({ type: 'tone', tone })
  }

  /** Writes the last received picture to a PNG file; a `snapshot` or `error` event follows. */
  snapshot(path: string): void {
    this.parts.video.send({ type: 'snapshot', path })
  }

  /** Shows us our own picture while no call is on, or no more; `preview` events follow. A call puts an end to it. */
  preview(on: boolean): void {
    this.parts.video.send({ type: on ? 'preview' : 'preview-end' })
  }

  /** Asks what our live picture would take at these sizes and qualities; a `measured` event follows. */
  measure(wish: ProbeWish): void {
    this.parts.video.send({ type: 'measure', ...wish })
  }

  /** Asks for a `stats` event now. */
  askStats(): void {
    this.parts.video.send({ type: 'stats' })
  }
}
