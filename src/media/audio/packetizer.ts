import { PACKET_SAMPLES } from '../../protocol/media/audio-datagram'

/** A packet that is full. */
export interface SoundPacket {
  readonly order: number
  /** 1024 samples. */
  readonly samples: Float32Array
  /** Somebody speaks in it. */
  readonly speech: boolean
  /** How many samples of the same frame come after it. */
  readonly behind: number
}

/** Cuts sound into packets. Every packet has its number, whether it is sent or not: orders count the sample clock. */
export class Packetizer {
  private samples = new Float32Array(PACKET_SAMPLES)
  private filled = 0
  private speech = false

  constructor(private order: number) {}

  /** The number of the packet that is being filled. */
  get nextOrder(): number {
    return this.order
  }

  /** Takes samples and gives the packets that became full. */
  push(frame: Float32Array, speech: boolean): readonly SoundPacket[] {
    const packets: SoundPacket[] = []
    for (let at = 0; at < frame.length;) {
      const part = frame.subarray(at, at + PACKET_SAMPLES - this.filled)
      this.samples.set(part, this.filled)
      this.filled += part.length
      this.speech ||= speech
      at += part.length
      if (this.filled === PACKET_SAMPLES) packets.push(this.finish(frame.length - at))
    }
    return packets
  }

  /** Forgets the samples of the packet that is not full. */
  clear(): void {
    this.filled = 0
    this.speech = false
  }

  private finish(behind: number): SoundPacket {
    const packet = { order: this.order++, samples: this.samples, speech: this.speech, behind }
    this.samples = new Float32Array(PACKET_SAMPLES)
    this.clear()
    return packet
  }
}
