import { PACKET_SAMPLES } from '../../protocol/media/audio-datagram'
import { SAMPLE_RATE_HZ } from './format'
import type { SoundPacket } from './packetizer'

/** Whole packets of a second: one in so many goes out, so that the peer knows that we are there. */
const HEARTBEAT_PACKETS = Math.floor(SAMPLE_RATE_HZ / PACKET_SAMPLES)

/** Decides which packets are sent: all of them, or only speech and a sign of life once a second. */
export class Sparing {
  private unsent = Infinity

  constructor(private readonly steady: boolean) {}

  /** Whether this packet is sent; the others are counted alone. */
  wants({ speech }: Pick<SoundPacket, 'speech'>): boolean {
    const wanted = this.steady || speech || this.unsent + 1 >= HEARTBEAT_PACKETS
    this.unsent = wanted ? 0 : this.unsent + 1
    return wanted
  }
}
