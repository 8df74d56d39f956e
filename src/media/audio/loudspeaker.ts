import type { AudioClock } from './clock'
import type { DeviceSlot } from './device-slot'
import { isLoudspeaker, sinkSlot } from './devices'
import type { AudioSettings, FromAudio, SignalTone } from './messages'
import type { AudioSink, OpenAudioSink } from './sink/sink'
import { Speaker } from './speaker'
import type { AudioSinkSpec } from './spec'
import { StandIn } from './stand-in'

/** A sink that wants nothing for 250 ms does not run: the call is played to nobody. */
const PATIENCE = 5
/** A loudspeaker is given back when the end of a tone was heard; another tone often follows. */
const LINGER_MS = 400

/** What the loudspeaker needs of its surroundings. */
export interface LoudspeakerPorts {
  readonly clock: AudioClock
  readonly openSink: OpenAudioSink
  readonly settings: () => AudioSettings
  readonly post: (message: FromAudio) => void
  /** The next samples of the call; undefined while none is heard. */
  readonly call: (count: number) => Float32Array | undefined
  /** A frame of 10 ms that goes to the loudspeaker. */
  readonly onHeard: (frame: Float32Array) => void
}

/**
 * The sink, and what is heard from it. It is open during a call, and while a tone plays; a call is played whether there
 * is a sink or not, so that its figures stay true.
 */
export class Loudspeaker {
  private readonly speaker: Speaker
  private readonly slot: DeviceSlot<AudioSinkSpec, AudioSink>
  private readonly standIn: StandIn
  private asked: AudioSinkSpec | undefined
  private inCall = false
  private held = false
  private cancel: (() => void) | undefined

  constructor(private readonly ports: LoudspeakerPorts) {
    const { clock, settings, openSink, post, call, onHeard } = ports
    this.speaker = new Speaker({ settings, call, onHeard })
    this.slot = sinkSlot({ clock, post, open: openSink, pull: (count) => this.pull(count) })
    this.standIn = new StandIn({ clock, patience: PATIENCE, beat: (count) => this.speaker.skip(count) })
  }

  /** RMS of the last 100 ms of the call, in dB of full scale. */
  get levelDb(): number {
    return this.speaker.levelDb
  }

  /** What the device holds back, in ms; undefined while there is none. */
  get latencyMs(): number | undefined {
    return this.slot.device?.latencyMs
  }

  /** Resolves when all changes asked for so far are done. */
  get settled(): Promise<void> {
    return this.slot.settled
  }

  choose(sink: AudioSinkSpec): void {
    this.asked = sink
    this.slot.choose(sink)
    this.look()
  }

  /** Plays this tone until another one is asked for, or until it ends by itself. */
  tone(tone: SignalTone | 'none'): void {
    this.speaker.tone(tone)
    this.look()
  }

  /** A call is on (true) or over. */
  serve(inCall: boolean): void {
    this.inCall = inCall
    if (inCall) this.standIn.start()
    else this.standIn.stop()
    this.look()
  }

  /** Gives the sink back. */
  close(): Promise<void> {
    this.standIn.stop()
    this.cancel?.()
    this.slot.activate(false)
    return this.settled
  }

  private pull(count: number): Float32Array {
    this.standIn.seen()
    const samples = this.speaker.pull(count)
    if (!this.needed) this.look()
    return samples
  }

  /** A recording is not for tones: they are heard from a loudspeaker alone. */
  private get needed(): boolean {
    return this.inCall || (this.speaker.ringing && isLoudspeaker(this.asked))
  }

  private look(): void {
    if (this.needed) this.hold()
    else if (this.held) this.cancel ??= this.ports.clock.after(this.lingerMs, () => this.release())
  }

  private get lingerMs(): number {
    return isLoudspeaker(this.asked) ? LINGER_MS : 0
  }

  private hold(): void {
    this.cancel?.()
    this.cancel = undefined
    if (this.held) return
    this.held = true
    this.slot.activate(true)
  }

  private release(): void {
    this.cancel = undefined
    this.held = false
    this.slot.activate(false)
  }
}
