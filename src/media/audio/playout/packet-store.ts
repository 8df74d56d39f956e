import { PACKET_SAMPLES } from '../../../protocol/media/audio-datagram'

/** Slots of the ring: what is to come, what waits to be judged, and what was played, for the pitch of its voice. */
const SLOTS = 128

/** So many samples that a packet lacks are bridged by a line to the next one; more is a packet that falls silent. */
const BRIDGED_SAMPLES = 32
const FADE_SAMPLES = 240

const slotOf = (packet: number): number => ((packet % SLOTS) + SLOTS) % SLOTS

/**
 * Packets by their number, in a ring of fixed size: a new one takes the place of the one 128 before it. Samples are counted
 * through, so that sample `at` belongs to packet `at / 1024`.
 */
export class PacketStore {
  private readonly samples = new Float32Array(SLOTS * PACKET_SAMPLES)
  private readonly packets = new Float64Array(SLOTS).fill(NaN)
  private readonly lengths = new Uint16Array(SLOTS)

  has(packet: number): boolean {
    return this.packets[slotOf(packet)] === packet
  }

  put(packet: number, samples: Float32Array): void {
    const slot = slotOf(packet)
    const length = Math.min(samples.length, PACKET_SAMPLES)
    this.packets[slot] = packet
    this.lengths[slot] = length
    this.samples.set(samples.subarray(0, length), slot * PACKET_SAMPLES)
    this.mend(packet)
    this.mend(packet - 1)
  }

  clear(): void {
    this.packets.fill(NaN)
  }

  /** How many samples from `at` on are there without a gap, up to `most`. */
  run(at: number, most: number): number {
    let end = at
    while (end < at + most && this.has(Math.floor(end / PACKET_SAMPLES)))
      end = (Math.floor(end / PACKET_SAMPLES) + 1) * PACKET_SAMPLES
    return Math.min(most, end - at)
  }

  /** How many packets there are from one up to another, without that one. */
  count(from: number, to: number): number {
    return this.packets.reduce((sum, packet) => sum + (packet >= from && packet < to ? 1 : 0), 0)
  }

  /** A sample that is there. */
  at(at: number): number {
    const packet = Math.floor(at / PACKET_SAMPLES)
    return this.samples[slotOf(packet) * PACKET_SAMPLES + at - packet * PACKET_SAMPLES] ?? 0
  }

  /** Samples that are there. */
  read(at: number, count: number): Float32Array {
    const sound = new Float32Array(count)
    for (let done = 0; done < count;) {
      const packet = Math.floor((at + done) / PACKET_SAMPLES)
      const from = at + done - packet * PACKET_SAMPLES
      const length = Math.min(count - done, PACKET_SAMPLES - from)
      const start = slotOf(packet) * PACKET_SAMPLES + from
      sound.set(this.samples.subarray(start, start + length), done)
      done += length
    }
    return sound
  }

  /** Fills what a cut packet lacks: a line to the next packet's first sample, as far as it is known. */
  private mend(packet: number): void {
    const slot = slotOf(packet)
    const length = this.lengths[slot] ?? 0
    if (!this.has(packet) || length === PACKET_SAMPLES) return
    const end = (slot + 1) * PACKET_SAMPLES
    const from = end - PACKET_SAMPLES + length
    const isShort = end - from <= BRIDGED_SAMPLES
    const last = this.samples[from - 1] ?? 0
    const next = !isShort ? 0 : this.has(packet + 1) ? this.at((packet + 1) * PACKET_SAMPLES) : last
    const steps = isShort ? end - from + 1 : FADE_SAMPLES
    for (let at = from; at < end; at++) this.samples[at] = last + (next - last) * Math.min(1, (at - from + 1) / steps)
  }
}
