import type { Playout } from '../../src/media/audio/playout/playout'
import { seeded } from './seeded'

const PACKET_SAMPLES = 1024
const PACKET_MS = (PACKET_SAMPLES * 1000) / 48_000

/** A sender, a network and a speaker. Times in ms of the receiver's clock. */
export interface SoundLink {
  readonly seed: number
  /** Played again and again. */
  readonly sound: Float32Array
  /** Each packet comes by up to so much later, evenly spread, so that they overtake each other. */
  readonly jitterMs?: number
  /** Instead of jitter: how much later a packet comes, by a random number and the time at which it was sent. */
  readonly lateness?: (random: () => number, sentMs: number) => number
  /** Share of the packets that are lost, so many in a row. */
  readonly loss?: number
  readonly burst?: number
  /** Share of the packets that come twice. */
  readonly duplication?: number
  /** How much slower the sender's clock goes, in millionths. */
  readonly driftPpm?: number
  /** For so long nothing comes; then what was held up comes at once, or never. */
  readonly outage?: { readonly atMs: number; readonly ms: number; readonly isLost: boolean }
  /** Of a packet that the sender makes: whether it sends it. It is counted all the same. */
  readonly sends?: (samples: Float32Array) => boolean
  readonly pullSamples?: number
  /** A pull comes by up to so much later. */
  readonly pullJitterMs?: number
  readonly wayMs?: number
  readonly firstOrder?: number
}

/** A pull and what came of it. */
export interface Pulled {
  readonly atMs: number
  readonly samples: Float32Array
  /** From the undelayed arrival of what was played until it was, by the true clocks; undefined before the first. */
  readonly delayMs: number | undefined
}

/** What was sent over the link. */
export interface Sent {
  readonly packets: number
  readonly lost: number
}

interface Flying {
  readonly atMs: number
  readonly order: number
  readonly samples: Float32Array
}

/** The packet that is made as the `number`th. */
const packetOf = (sound: Float32Array, number: number): Float32Array => {
  const from = (number * PACKET_SAMPLES) % sound.length
  const packet = sound.slice(from, from + PACKET_SAMPLES)
  return packet.length === PACKET_SAMPLES
    ? packet
    : Float32Array.of(...packet, ...sound.subarray(0, PACKET_SAMPLES - packet.length))
}

/** Lets a playout play a link for so long, faster than real time; `hear` is told of each pull. */
export const playLink = (
  playout: Playout,
  link: SoundLink,
  untilMs: number,
  hear: (pulled: Pulled) => void = () => undefined,
): Sent => {
  const { pullSamples = 480, pullJitterMs = 0, wayMs = 20, driftPpm = 0, firstOrder = 0 } = link
  const packetMs = PACKET_MS * (1 + driftPpm / 1e6)
  const network = new LossyNetwork(link)
  const chance = seeded(link.seed + 1)
  const flying: Flying[] = []
  let number = 0
  for (let pull = 0; ; pull++) {
    const now = (pull * pullSamples) / 48 + chance() * pullJitterMs
    if (now >= untilMs) return { packets: network.packets, lost: network.lost }
    for (; (number + 1) * packetMs <= now; number++)
      flying.push(...network.send((number + 1) * packetMs, firstOrder + number, packetOf(link.sound, number)))
    flying.sort((a, b) => a.atMs - b.atMs)
    while (flying[0] && flying[0].atMs <= now) {
      const { order, samples, atMs } = flying.shift()!
      playout.push(order, samples, atMs)
    }
    const samples = playout.pull(pullSamples, now)
    const { position } = playout
    // The position is that of the end of the pull, which is played so much later.
    const arrivedMs = position === undefined ? undefined : wayMs + (position - firstOrder + 1) * packetMs
    hear({ atMs: now, samples, delayMs: arrivedMs === undefined ? undefined : now + pullSamples / 48 - arrivedMs })
  }
}

/** What becomes of each packet on its way. */
class LossyNetwork {
  packets = 0
  lost = 0
  private readonly random: () => number
  /** How many of the run that is being lost are left. */
  private losing = 0

  constructor(private readonly link: SoundLink) {
    this.random = seeded(link.seed)
  }

  send(sentMs: number, order: number, samples: Float32Array): readonly Flying[] {
    if (this.link.sends?.(samples) === false) return []
    this.packets++
    if (this.isLost(sentMs)) {
      this.lost++
      return []
    }
    const packet = { order, samples, atMs: this.arrivalMs(sentMs) }
    const isDoubled = this.random() < (this.link.duplication ?? 0)
    return isDoubled ? [packet, { ...packet, atMs: this.arrivalMs(sentMs) }] : [packet]
  }

  private arrivalMs(sentMs: number): number {
    const { jitterMs = 0, lateness, wayMs = 20 } = this.link
    const atMs = sentMs + wayMs + (lateness ? lateness(this.random, sentMs) : jitterMs * this.random())
    return this.isOut(atMs) ? this.link.outage!.atMs + this.link.outage!.ms : atMs
  }

  private isLost(sentMs: number): boolean {
    const { loss = 0, burst = 1, wayMs = 20, outage } = this.link
    // A run begins so rarely that the share of all that are lost is the one asked for.
    if (this.losing === 0 && this.random() < loss / (burst - loss * (burst - 1))) this.losing = burst
    const isLost = this.losing > 0
    if (isLost) this.losing--
    return isLost || (outage?.isLost === true && this.isOut(sentMs + wayMs))
  }

  private isOut(atMs: number): boolean {
    const { outage } = this.link
    return outage !== undefined && atMs >= outage.atMs && atMs < outage.atMs + outage.ms
  }
}
