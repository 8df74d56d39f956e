import type { Peer } from '../wire/peer'
import type { AudioStats } from './messages'
import type { Playout } from './playout/playout'
import type { AudioReceiver } from './receiver'
import type { AudioSender } from './sender'

/** What a call is made of. */
export interface AudioCallParts {
  readonly id: string
  readonly peer: Peer
  readonly sender: AudioSender
  readonly receiver: AudioReceiver
  readonly playout: Playout
}

/** What the loudspeaker adds to the figures of a call. */
export interface Heard {
  readonly levelDb: number
  /** Of the sink; undefined while there is none. */
  readonly latencyMs: number | undefined
}

/** A call as the sound plane sees it; its counters begin with it. */
export class AudioCall {
  flowing = false

  constructor(private readonly parts: AudioCallParts) {}

  get id(): string {
    return this.parts.id
  }
  get peer(): Peer {
    return this.parts.peer
  }
  get sender(): AudioSender {
    return this.parts.sender
  }
  get receiver(): AudioReceiver {
    return this.parts.receiver
  }

  /** Sends and plays (true), or is still (false). */
  flow(flowing: boolean): void {
    if (this.flowing === flowing) return
    this.flowing = flowing
    this.sender.flow(flowing)
    this.receiver.flow(flowing)
  }

  /** Nothing is sent or heard any more. */
  end(): void {
    this.flow(false)
    this.sender.end()
  }

  /** The next samples of the peer; undefined while media does not flow. */
  pull(count: number, nowMs: number): Float32Array | undefined {
    return this.flowing ? this.parts.playout.pull(count, nowMs) : undefined
  }

  /** All counters since the beginning. */
  stats({ levelDb, latencyMs }: Heard): AudioStats {
    const { playout, sender, receiver } = this.parts
    const { packets, bytes, damaged, foreign } = receiver.counts
    const { delayMs: captureDelayMs } = sender
    return {
      sent: sender.stats,
      received: { ...playout.stats, packets, bytes, damaged, foreign, levelDb },
      ...(playout.delayMs !== undefined && { playoutDelayMs: playout.delayMs + (latencyMs ?? 0) }),
      ...(captureDelayMs !== undefined && { captureDelayMs }),
    }
  }
}
