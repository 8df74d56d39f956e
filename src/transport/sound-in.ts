import { SAMPLE_RATE_HZ } from '../media/audio/format'
import type { AudioClock } from '../media/audio/clock'
import { Packetizer, type SoundPacket } from '../media/audio/packetizer'
import { Resampler } from '../media/audio/resample'
import { encodeAudio, PACKET_SAMPLES } from '../protocol/media/audio-datagram'
import { PCM_RATE_HZ, readPcm, type PcmFormat } from '../protocol/xmlrpc/pcm'

const PACKET_MS = (PACKET_SAMPLES * 1000) / SAMPLE_RATE_HZ
/** Sound that waits, at most, in ms; then the oldest is left out. */
const MOST_MS = 5000
/** A piece that comes so late follows the one before it; a later one begins anew. */
const LATE_MS = 200
/** Packets leave so often. */
const BEAT_MS = 10

/** What is needed to hand sound on. */
export interface SoundInPorts {
  readonly clock: AudioClock
  /** To the audio process. */
  deliver(datagram: Uint8Array): void
}

/**
 * Sound of an old program, which comes in pieces of up to two seconds: leaves in packets at the pace of a clock, as if it had
 * come evenly. Numbers count time: where nothing came, some are left out, so that the jitter buffer hears a gap and no delay grows.
 */
export class SoundIn {
  private readonly resampler = new Resampler(PCM_RATE_HZ, SAMPLE_RATE_HZ)
  private readonly packetizer = new Packetizer(0)
  private readonly waiting: SoundPacket[] = []
  private cancel: (() => void) | undefined
  /** When the packet of number 0 was due. */
  private startMs = 0
  private order = 0
  private dropped = 0

  constructor(private readonly ports: SoundInPorts) {}

  /** Packets that were left out because too much waited. */
  get overflowed(): number {
    return this.dropped
  }

  /** A piece of sound. */
  push(bytes: Uint8Array, format: PcmFormat): void {
    if (this.waiting.length === 0) this.goOn()
    this.waiting.push(...this.packetizer.push(this.resampler.push(readPcm(bytes, format)), false))
    const most = Math.floor(MOST_MS / PACKET_MS)
    if (this.waiting.length > most) this.dropped += this.waiting.splice(0, this.waiting.length - most).length
    if (this.cancel === undefined) this.beat()
  }

  /** Nothing more of what waits is heard. */
  close(): void {
    this.cancel?.()
    this.cancel = undefined
    this.waiting.splice(0)
  }

  /** Nothing waited: a piece that is a little late makes all later, after a longer silence it has the number of this moment. */
  private goOn(): void {
    const now = this.ports.clock.now()
    const lateMs = now - this.startMs - this.order * PACKET_MS
    if (this.order === 0 || (lateMs > 0 && lateMs <= LATE_MS)) this.startMs += lateMs
    else if (lateMs > LATE_MS) this.order += Math.floor(lateMs / PACKET_MS)
  }

  private beat(): void {
    this.cancel = undefined
    const now = this.ports.clock.now()
    while (this.waiting.length > 0 && this.startMs + this.order * PACKET_MS <= now) this.release()
    if (this.waiting.length > 0) this.cancel = this.ports.clock.after(BEAT_MS, () => this.beat())
  }

  private release(): void {
    const packet = this.waiting.shift()
    if (packet) this.ports.deliver(encodeAudio(this.order++, packet.samples))
  }
}
