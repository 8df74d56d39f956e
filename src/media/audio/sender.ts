import { PACKET_SAMPLES } from '../../protocol/media/audio-datagram'
import type { SoundWire } from '../wire/sound-wire'
import { amplify } from './amplify'
import type { AudioClock } from './clock'
import { FRAME_SAMPLES, msOf, SAMPLE_RATE_HZ } from './format'
import { LevelMeter } from './level'
import type { AudioSettings, AudioStats } from './messages'
import { evenPace, PacketPacer } from './packet-pacer'
import type { SoundPacket } from './packetizer'
import { Packetizer } from './packetizer'
import { Resampler } from './resample'
import { SampleQueue } from './sample-queue'
import { Sparing } from './sparing'
import { StandIn } from './stand-in'
import type { Voice } from './voice/voice'

/** A microphone that gives nothing for 250 ms does not run: silence is sent in its place. */
const PATIENCE = 5
/** The share of the newest packet in the mean of the delay. */
const DELAY_WEIGHT = 1 / 16

/** What the sender needs of its surroundings. */
export interface SenderPorts {
  readonly clock: AudioClock
  readonly settings: () => AudioSettings
  readonly voice: () => Voice
  /** False: nothing is sent, not even silence; orders go on. */
  readonly sends: () => boolean
  /** What the device holds back, in ms; undefined while there is none. */
  readonly latencyMs: () => number | undefined
  /** Sends a datagram to the peer; false when the system refused it. */
  transmit(datagram: Uint8Array): Promise<boolean>
}

/** What a call says of its sound. */
export interface SenderCall {
  readonly firstOrder: number
  readonly steady: boolean
  readonly wire: SoundWire
}

/** A packet and when its first sample was delivered. */
interface Leaving {
  readonly packet: SoundPacket
  readonly bornMs: number
}

/**
 * The microphone of one call: samples → frames of 10 ms, where voice is processed → volume → voice → mute → packets →
 * datagrams, while media flows. A frame goes on at once and a packet leaves as soon as it is full.
 */
export class AudioSender {
  private readonly queue = new SampleQueue()
  private readonly meter = new LevelMeter()
  private readonly packetizer: Packetizer
  private readonly sparing: Sparing
  private readonly pacer: PacketPacer<Leaving>
  private readonly standIn: StandIn
  private readonly resampler: Resampler
  private readonly wire: SoundWire
  private flowing = false
  /** Silence is sent in the place of sound. */
  private held = false
  private packets = 0
  private bytes = 0
  private unsent = 0
  private delay: number | undefined

  constructor(
    private readonly ports: SenderPorts,
    { firstOrder, steady, wire }: SenderCall,
  ) {
    const { clock } = ports
    this.wire = wire
    this.resampler = new Resampler(SAMPLE_RATE_HZ, wire.rateHz)
    this.packetizer = new Packetizer(firstOrder)
    this.sparing = new Sparing(steady || wire.strict)
    const leaving = { clock, send: (packet: Leaving) => void this.send(packet), dropped: () => this.unsent++ }
    this.pacer = new PacketPacer(leaving, wire.strict ? evenPace(this.wireMs(PACKET_SAMPLES)) : undefined)
    this.standIn = new StandIn({ clock, patience: PATIENCE, beat: (count) => this.silence(count) })
  }

  /** RMS of the last 100 ms before mute, in dB of full scale. */
  get levelDb(): number {
    return this.meter.db
  }

  /** Somebody speaks into a microphone that is muted. */
  get speakingMuted(): boolean {
    return this.flowing && this.ports.settings().muted && this.ports.voice().speaking
  }

  /** From the making of a packet's first sample until it leaves, in ms; undefined before the first. */
  get delayMs(): number | undefined {
    const deviceMs = this.ports.latencyMs()
    return this.delay === undefined || deviceMs === undefined ? undefined : this.delay + deviceMs
  }

  get stats(): AudioStats['sent'] {
    const { packets, bytes, unsent, levelDb } = this
    return { packets, bytes, unsent, nextOrder: this.packetizer.nextOrder, levelDb }
  }

  /** Samples of the source. */
  push(samples: Float32Array): void {
    this.standIn.seen()
    if (!this.flowing) return
    this.queue.push(samples)
    while (this.queue.length >= this.portion) this.frame(this.queue.take(this.portion))
  }

  /** How many samples are processed at once: whole frames, or all there are. */
  private get portion(): number {
    return this.ports.voice().framed ? FRAME_SAMPLES : Math.max(1, this.queue.length)
  }

  /** Sends (true) or is still (false: on hold), where the other one bears that; else silence is sent. */
  flow(flowing: boolean): void {
    this.held = !flowing && this.wire.strict
    if (this.held) return
    this.flowing = flowing
    if (flowing) this.standIn.start()
    else this.rest()
  }

  /** The call is over. */
  end(): void {
    this.flowing = false
    this.rest()
  }

  private rest(): void {
    this.standIn.stop()
    this.pacer.clear()
    this.packetizer.clear()
    this.queue.take(this.queue.length)
    this.meter.reset()
  }

  private silence(count: number): void {
    this.packetize(new Float32Array(count), false)
    this.meter.push(new Float32Array(count))
  }

  private frame(frame: Float32Array): void {
    const { muted, inputVolume } = this.ports.settings()
    const voice = this.ports.voice()
    const said = voice.said(amplify(frame, inputVolume))
    this.meter.push(said)
    const isStill = muted || this.held
    if (isStill) said.fill(0)
    this.packetize(said, voice.speaking && !isStill)
  }

  private packetize(samples: Float32Array, speech: boolean): void {
    for (const packet of this.packetizer.push(this.resampler.push(samples), speech)) {
      if (!(this.ports.sends() || this.wire.strict) || !this.sparing.wants(packet)) continue
      const ageMs = this.wireMs(packet.samples.length + packet.behind) + msOf(this.queue.length)
      this.pacer.push({ packet, bornMs: this.ports.clock.now() - ageMs })
    }
  }

  private async send({ packet, bornMs }: Leaving): Promise<void> {
    const delay = this.ports.clock.now() - bornMs
    this.delay = this.delay === undefined ? delay : this.delay + (delay - this.delay) * DELAY_WEIGHT
    const datagram = this.wire.encode(packet.order, packet.samples)
    this.packets++
    this.bytes += datagram.length
    if (await this.ports.transmit(datagram)) return
    this.packets--
    this.bytes -= datagram.length
    this.unsent++
  }

  /** The duration of so many samples on the wire. */
  private wireMs(samples: number): number {
    return (samples * 1000) / this.wire.rateHz
  }
}
