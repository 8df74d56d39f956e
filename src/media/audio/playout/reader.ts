import { PACKET_SAMPLES } from '../../../protocol/media/audio-datagram'
import { Filler, MEMORY_SAMPLES, type FillerKind } from './filler'
import type { PacketStore } from './packet-store'
import { cut, stretch, type Splice } from './splice'

/** From filler to sound. */
const SEAM_SAMPLES = 480
/** A shorter rest of a packet, with nothing behind it, is not worth to begin with. */
const SHORTEST_SEAM = 64

const packetAt = (at: number): number => Math.floor(at / PACKET_SAMPLES)

/**
 * Reads the stored packets as one sound without seams. Where a packet is missing it makes something up and reads on behind
 * it: then, as nothing is played, the place to go on from may be moved freely.
 */
export class Reader {
  /** The sample that is read next; in a gap, the one that would be. */
  at = 0
  /** Where the sound that was played ends: nothing before is played again. */
  playedTo = -Infinity
  /** The last gap that was no silence, as far as it was filled. */
  gap: { readonly from: number; to: number } | undefined
  /** Samples that were made up for lost ones, until they had faded. */
  concealed = 0
  /** What is put in the place of sound now, if anything. */
  filler: Filler | undefined = new Filler('silence', new Float32Array(MEMORY_SAMPLES))
  /** Since when sound is played without a gap. */
  private soundSince = 0
  private readonly memory = new Float32Array(MEMORY_SAMPLES)
  private pending: Float32Array = new Float32Array(0)

  /** `gapAfter` says what a gap behind a packet is. */
  constructor(
    private readonly store: PacketStore,
    private readonly gapAfter: (packet: number) => FillerKind,
  ) {}

  /** The place in the sound of the sample that is read next. */
  get place(): number {
    return this.at - this.pending.length
  }

  read(count: number): Float32Array {
    const sound = new Float32Array(count)
    for (let made = 0; made < count;) {
      const length = this.fill(sound.subarray(made))
      this.remember(sound.subarray(made, made + length))
      made += length
    }
    return sound
  }

  /** In a gap: goes on from another place, though not from before what was played. */
  move(by: number): void {
    this.at = Math.max(this.playedTo, this.at + Math.round(by))
  }

  /** Goes on from another place at once. */
  jump(to: number): void {
    this.filler ??= new Filler('loss', this.memory)
    this.pending = new Float32Array(0)
    this.at = to
  }

  /** What was played before is no longer before what comes. */
  restart(kind: FillerKind): void {
    this.filler ??= new Filler(kind, this.memory)
    this.pending = new Float32Array(0)
    this.playedTo = -Infinity
    this.gap = undefined
  }

  /** Leaves out up to so many samples where nobody hears it. */
  shorten(most: number): boolean {
    return this.splice(this.filler || this.pending.length > 0 ? undefined : cut(this.store, this.at, most))
  }

  /** Plays a little twice where nobody hears it. */
  lengthen(): boolean {
    const isBusy = this.filler !== undefined || this.pending.length > 0
    return this.splice(isBusy ? undefined : stretch(this.store, this.at, this.soundSince))
  }

  private splice(splice: Splice | undefined): boolean {
    if (!splice) return false
    this.pending = splice.sound
    this.at = splice.to
    this.playedTo = Math.max(this.playedTo, this.at)
    return true
  }

  /** Fills the beginning of what is wanted; returns how much. */
  private fill(sound: Float32Array): number {
    if (this.pending.length > 0) return this.drain(sound)
    const run = this.store.run(this.at, sound.length + SEAM_SAMPLES)
    if (this.filler) return this.fillGap(this.filler, sound, run)
    if (run > 0) return this.copy(sound, Math.min(run, sound.length))
    this.filler = new Filler(this.gapAfter(packetAt(this.at - 1)), this.memory)
    return 0
  }

  private remember(sound: Float32Array): void {
    this.memory.copyWithin(0, sound.length)
    this.memory.set(sound.subarray(-MEMORY_SAMPLES), Math.max(0, MEMORY_SAMPLES - sound.length))
  }

  private drain(sound: Float32Array): number {
    const count = Math.min(sound.length, this.pending.length)
    sound.set(this.pending.subarray(0, count))
    this.pending = this.pending.subarray(count)
    return count
  }

  private copy(sound: Float32Array, count: number): number {
    sound.set(this.store.read(this.at, count))
    this.at += count
    this.playedTo = Math.max(this.playedTo, this.at)
    return count
  }

  private fillGap(filler: Filler, sound: Float32Array, run: number): number {
    if (run >= SHORTEST_SEAM) return this.leadOut(filler, Math.min(run, SEAM_SAMPLES))
    const end = (packetAt(this.at) + 1) * PACKET_SAMPLES
    const count = Math.min(sound.length, end - this.at)
    for (let index = 0; index < count; index++) {
      if (filler.kind === 'loss' && !filler.isOver) this.concealed++
      sound[index] = filler.next()
    }
    this.at += count
    if (filler.kind === 'loss') this.noteGap()
    return count
  }

  private noteGap(): void {
    if (this.gap?.from === this.playedTo) this.gap.to = this.at
    else this.gap = { from: this.playedTo, to: this.at }
  }

  /** Leads from the filler to the sound that is there. */
  private leadOut(filler: Filler, count: number): number {
    const seam = this.store.read(this.at, count).map((sample, index) => {
      const share = (index + 1) / (count + 1)
      return (1 - share) * filler.next() + share * sample
    })
    this.filler = undefined
    this.soundSince = this.at
    this.splice({ sound: seam, to: this.at + count })
    return 0
  }
}
