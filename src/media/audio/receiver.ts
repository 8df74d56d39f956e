import type { Endpoint } from '../wire/peer'
import type { ReadSound } from '../wire/sound-wire'
import type { Playout } from './playout/playout'

/** The peer's life is reported this often at most. */
const HEARD_INTERVAL_MS = 250

/** What the receiver needs of its surroundings. */
export interface AudioReceiverPorts {
  readonly playout: Playout
  readonly read: ReadSound
  /** Whether a datagram from there is the peer's. */
  readonly isPeer: (from: Endpoint) => boolean
  /** Valid sound of the peer arrived; at most four times a second. */
  onHeard(): void
}

/** Datagrams of one call → checked → jitter buffer, while media flows. */
export class AudioReceiver {
  private heardMs = -Infinity
  private flowing = false
  private packets = 0
  private bytes = 0
  private damaged = 0
  private foreign = 0

  constructor(private readonly ports: AudioReceiverPorts) {}

  /** What arrived, and what was no sound of the peer. */
  get counts(): { packets: number; bytes: number; damaged: number; foreign: number } {
    const { packets, bytes, damaged, foreign } = this
    return { packets, bytes, damaged, foreign }
  }

  /** Plays what comes (true), or only notices it (false: on hold). */
  flow(flowing: boolean): void {
    this.flowing = flowing
    this.ports.playout.restart()
  }

  /** One datagram; `nowMs` is of a clock that never steps. Never throws. */
  push(bytes: Uint8Array, from: Endpoint, nowMs: number): void {
    if (!this.ports.isPeer(from)) {
      this.foreign++
      return
    }
    const sound = this.ports.read(bytes, nowMs)
    if (sound === undefined) {
      this.damaged++
      return
    }
    this.packets++
    this.bytes += bytes.length
    this.hear(nowMs)
    if (this.flowing) this.ports.playout.push(sound.order, sound.samples, nowMs)
  }

  private hear(nowMs: number): void {
    if (nowMs - this.heardMs < HEARD_INTERVAL_MS) return
    this.heardMs = nowMs
    this.ports.onHeard()
  }
}
