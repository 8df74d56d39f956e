import { PACKET_SAMPLES } from '../../../protocol/media/audio-datagram'
import { msOf, SAMPLE_RATE_HZ } from '../format'
import { Interpolator } from '../interpolator'
import { SincKernel } from '../sinc'
import { Arrivals } from './arrivals'
import { Ledger } from './ledger'
import { Numbering } from './numbering'
import { Pace } from './pace'
import { PacketStore } from './packet-store'
import type { Playout, PlayoutStats } from './playout'
import { PullClock } from './pull-clock'
import { Reader } from './reader'
import { SilenceGate } from './silence-gate'

/** What may wait: a second of sound. */
const MOST_PACKETS = 47

/** More than this too much is cut off at once; less is shortened bit by bit, and a little by speed alone. */
const JUMP_MS = 250
const SHORTEN_MS = 10
/** Less than enough by this is made up for at once by playing a period twice. */
const LENGTHEN_MS = 6
/** In a gap of lost sound, less than this off is left to the pace: what was made up then leads into what comes. */
const IN_STEP_MS = 2
/** Between two changes of length, and between two attempts. */
const SPLICE_PAUSE_SAMPLES = 2400

const KERNEL = new SincKernel(16, 0.96)

/** Foreign numbers as samples: within full scale, silence for what is none. */
const cleaned = (samples: Float32Array): Float32Array =>
  samples.map((sample) => (sample >= -1 && sample <= 1 ? sample : Number.isFinite(sample) ? Math.sign(sample) : 0))

const packetAt = (at: number): number => Math.floor(at / PACKET_SAMPLES)

/**
 * The jitter buffer. It sees two clocks, that of the packets and that of the pulls, and plays so that the last sample of a
 * pull is there when it is wanted, by a reserve that the jitter of the last seconds tells. What is more or less than that
 * is made good by reading a little faster or slower, by leaving out or doubling periods of the voice, or, in a gap, at once.
 */
export class AdaptivePlayout implements Playout {
  private readonly store = new PacketStore()
  private readonly ledger = new Ledger()
  private readonly numbering = new Numbering()
  private readonly arrivals: Arrivals
  private readonly clock = new PullClock()
  private readonly gate = new SilenceGate()
  private readonly pace = new Pace()
  private readonly interpolator = new Interpolator(KERNEL)
  private readonly reader = new Reader(this.store, (packet) =>
    this.ledger.isSilenceAfter(packet) ? 'silence' : 'loss',
  )
  private packets = 0
  private late = 0
  private duplicates = 0
  private overflowed = 0
  private underruns = 0
  private newest = -Infinity
  /** The gap that was counted as an underrun last. */
  private underrun: object | undefined
  private lastPullMs: number | undefined
  private lastPullSamples = 0
  private nextSplice = 0

  /** `rateHz` is that of the packets; what is pulled has 48,000 samples a second. */
  constructor(private readonly rateHz = SAMPLE_RATE_HZ) {
    this.arrivals = new Arrivals(this.msOfPackets(PACKET_SAMPLES))
  }

  get delayMs(): number | undefined {
    const reserveMs = this.reserveMs()
    return reserveMs === undefined ? undefined : Math.max(0, reserveMs + msOf(this.lastPullSamples))
  }

  get position(): number | undefined {
    const { origin } = this.numbering
    if (origin === undefined || this.reader.playedTo === -Infinity) return undefined
    return origin + (this.reader.place - this.interpolator.ahead) / PACKET_SAMPLES
  }

  get stats(): PlayoutStats {
    return {
      packets: this.packets,
      lost: this.ledger.lost,
      late: this.late,
      duplicates: this.duplicates,
      overflowed: this.overflowed,
      concealedMs: Math.round(this.msOfPackets(this.reader.concealed)),
      underruns: this.underruns,
      jitterMs: this.arrivals.jitterMs,
      bufferMs: this.bufferMs(),
    }
  }

  push(order: number, samples: Float32Array, now: number): void {
    if (samples.length === 0 || !Number.isSafeInteger(order) || order < 0) return
    this.packets++
    const packet = order - (this.numbering.origin ?? order)
    switch (this.numbering.judge(order, this.arrivals.deviationMs(packet, now), now)) {
      case 'begins':
        return this.begin(order, cleaned(samples), now)
      case 'continues':
        this.ledger.skip(packet - 1)
        return this.accept(packet, cleaned(samples), now)
      case 'fits':
        return this.accept(packet, cleaned(samples), now)
      case 'behind':
        this.late++
        return
      case 'ahead':
        this.overflowed++
        return
    }
  }

  pull(count: number, now: number): Float32Array {
    const seconds = Math.min(1, Math.max(0, now - (this.lastPullMs ?? now)) / 1000)
    this.lastPullMs = now
    this.lastPullSamples = count
    this.clock.note(count, now)
    const step = (this.pace.next(this.steer(), seconds) * this.rateHz) / SAMPLE_RATE_HZ
    this.interpolator.give(this.reader.read(this.interpolator.lacks(count, step)))
    this.clock.advance(count)
    this.judge()
    return this.interpolator.take(count, step)
  }

  restart(): void {
    this.numbering.forget()
    this.store.clear()
    this.reader.restart('silence')
  }

  private begin(order: number, samples: Float32Array, now: number): void {
    this.numbering.begin(order)
    this.store.clear()
    this.ledger.begin(-1)
    this.arrivals.rebase(0, now)
    this.reader.restart('silence')
    this.reader.jump(0)
    this.newest = -Infinity
    this.accept(0, samples, now)
  }

  private accept(packet: number, samples: Float32Array, now: number): void {
    if (!this.ledger.arrive(packet, this.gate.push(samples))) {
      this.duplicates++
      return
    }
    this.newest = Math.max(this.newest, packet)
    this.arrivals.push(packet, now)
    this.countUnderrun(packet)
    this.makeRoom(packet)
    if ((packet + 1) * PACKET_SAMPLES <= this.earliest()) this.late++
    else this.store.put(packet, samples)
    this.judge()
  }

  /** The first sample that can still be played: in a gap, going back is free. */
  private earliest(): number {
    if (!this.reader.filler) return this.reader.at
    return Math.max(this.reader.playedTo, this.reader.at + this.samplesOf(this.excessMs() ?? 0))
  }

  /** Keeps the newest second: what is before it and was not played is dropped. */
  private makeRoom(packet: number): void {
    const first = packet - MOST_PACKETS + 1
    if (packetAt(this.reader.at) >= first) return
    this.overflowed += this.store.count(packetAt(this.reader.at), first)
    this.reader.jump(first * PACKET_SAMPLES)
  }

  /** What is waiting beyond the jitter's need, ms; undefined before there is a packet and a pull. */
  private excessMs(): number | undefined {
    const reserveMs = this.reserveMs()
    return reserveMs === undefined ? undefined : reserveMs - this.arrivals.targetMs
  }

  /** By how much an undelayed packet is there before it is wanted. */
  private reserveMs(): number | undefined {
    const { baseMs } = this.arrivals
    if (baseMs === undefined || this.lastPullMs === undefined) return undefined
    return this.clock.dueMs - baseMs - this.msOfPackets(this.reader.place - this.interpolator.ahead)
  }

  /** Brings what waits nearer to what should; returns what is left for the pace to make good. */
  private steer(): number | undefined {
    const excessMs = this.excessMs()
    if (excessMs === undefined) return undefined
    const { filler } = this.reader
    if (filler?.kind === 'loss' && Math.abs(excessMs) < IN_STEP_MS) return undefined
    if (filler) this.reader.move(this.samplesOf(excessMs))
    else if (excessMs > JUMP_MS) this.reader.jump(this.reader.at + this.samplesOf(excessMs))
    else return this.steerSound(excessMs)
    return undefined
  }

  private steerSound(excessMs: number): number | undefined {
    const isFar = excessMs > SHORTEN_MS || excessMs < -LENGTHEN_MS
    if (!isFar || this.clock.pulled < this.nextSplice) return excessMs
    this.nextSplice = this.clock.pulled + SPLICE_PAUSE_SAMPLES
    if (excessMs > 0) this.reader.shorten(this.samplesOf(excessMs))
    else this.reader.lengthen()
    return this.excessMs()
  }

  /** A packet that comes when something was made up in its place is an underrun, one for each gap. */
  private countUnderrun(packet: number): void {
    const { gap } = this.reader
    if (!gap || gap === this.underrun) return
    if (packet * PACKET_SAMPLES >= gap.to || (packet + 1) * PACKET_SAMPLES <= gap.from) return
    this.underrun = gap
    this.underruns++
  }

  private judge(): void {
    this.ledger.judge(Math.min(packetAt(this.reader.place), this.newest) - 1)
  }

  private bufferMs(): number {
    const { at } = this.reader
    const packet = packetAt(at)
    const played = this.store.has(packet) ? at - packet * PACKET_SAMPLES : 0
    return this.msOfPackets(Math.max(0, this.store.count(packet, Infinity) * PACKET_SAMPLES - played))
  }

  /** The duration of so many samples of packets. */
  private msOfPackets(samples: number): number {
    return (samples * 1000) / this.rateHz
  }

  /** How many samples of packets last so long. */
  private samplesOf(ms: number): number {
    return Math.round((ms * this.rateHz) / 1000)
  }
}
