import { SAMPLE_RATE_HZ } from '../media/audio/format'
import { Resampler } from '../media/audio/resample'
import { SampleQueue } from '../media/audio/sample-queue'
import { decodeAudio, PACKET_SAMPLES } from '../protocol/media/audio-datagram'
import type { Dialect } from '../protocol/xmlrpc/dialect'
import type { Found } from '../protocol/xmlrpc/dialect-search'
import type { RpcAnswer } from '../protocol/xmlrpc/message'
import { VCALL_SOUND } from '../protocol/xmlrpc/method'
import { PCM_RATE_HZ, writePcm } from '../protocol/xmlrpc/pcm'
import type { Job } from './pump'

/** Old programs open their loudspeaker for each piece, so pieces are half a second; longer where they cannot keep up. */
const PIECE_SAMPLES = PCM_RATE_HZ / 2
const LONGEST_PIECE_SAMPLES = 2 * PCM_RATE_HZ
/** What waits for them, at most, in seconds; then the oldest is dropped. */
const MOST_SECONDS = 5
/** Between two vcalls less waits: who speaks later than this is not spoken with. */
const MOST_PACKETS = Math.floor((1.5 * SAMPLE_RATE_HZ) / PACKET_SAMPLES)
/** Packets in one call between two vcalls, at most. */
const PACKETS_A_CALL = 50

/** What waits, and what was dropped since the last time. */
export interface Waiting {
  readonly waiting: number
  readonly dropped: number
}

/** Sound on its way out. */
export interface SoundOut {
  /** A packet as the audio process sends it. */
  push(datagram: Uint8Array): void
  next(): Job | undefined
  lap(): Waiting
}

/** Sound in the form that the contact's program reads. */
export const soundOut = (found: Found, token: string): SoundOut =>
  found.type === 'vcall' ? new PacketsOut(token) : new PiecesOut(found.dialect)

/** Between two vcalls: packets as they are, as many in a call as wait. */
class PacketsOut implements SoundOut {
  private readonly packets: Uint8Array[] = []
  private dropped = 0

  constructor(private readonly token: string) {}

  push(datagram: Uint8Array): void {
    this.packets.push(datagram)
    if (this.packets.length <= MOST_PACKETS) return
    this.packets.shift()
    this.dropped++
  }

  next(): Job | undefined {
    if (this.packets.length === 0) return undefined
    return { call: { method: VCALL_SOUND, params: [this.token, this.packets.splice(0, PACKETS_A_CALL)] } }
  }

  lap(): Waiting {
    const { dropped } = this
    this.dropped = 0
    return { waiting: Math.round((this.packets.length * PACKET_SAMPLES * 1000) / SAMPLE_RATE_HZ), dropped }
  }
}

/** To an old program: raw samples at its rate. */
class PiecesOut implements SoundOut {
  private readonly resampler = new Resampler(SAMPLE_RATE_HZ, PCM_RATE_HZ)
  private readonly queue = new SampleQueue()
  private dropped = 0
  private mayPlay: boolean

  constructor(private readonly dialect: Dialect) {
    this.mayPlay = dialect.mayPlay === undefined
  }

  push(datagram: Uint8Array): void {
    const sound = decodeAudio(datagram)
    if (!sound) return
    this.queue.push(this.resampler.push(sound.samples))
    if (this.queue.length <= MOST_SECONDS * PCM_RATE_HZ) return
    this.queue.take(PIECE_SAMPLES)
    this.dropped++
  }

  next(): Job | undefined {
    if (this.queue.length < PIECE_SAMPLES) return undefined
    const { audio, mayPlay, pcm } = this.dialect
    if (!this.mayPlay && mayPlay !== undefined) {
      return { call: { method: mayPlay, params: [] }, answered: (answer) => this.heard(answer) }
    }
    this.mayPlay = mayPlay === undefined
    const samples = this.queue.take(Math.min(this.queue.length, LONGEST_PIECE_SAMPLES))
    return { call: { method: audio, params: [writePcm(samples, pcm)] } }
  }

  lap(): Waiting {
    const { dropped } = this
    this.dropped = 0
    return { waiting: Math.round((this.queue.length * 1000) / PCM_RATE_HZ), dropped }
  }

  /** Who does not want to hear us is asked again when there is more to hear. */
  private heard(answer: RpcAnswer): void {
    this.mayPlay = 'value' in answer && answer.value === true
    if (!this.mayPlay) this.queue.take(this.queue.length)
  }
}
