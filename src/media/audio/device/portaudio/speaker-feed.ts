import { msOf } from '../../format'
import { PERIOD_SAMPLES } from './messages'

const PIECE_SAMPLES = PERIOD_SAMPLES.speaker
const PIECE_BYTES = 2 * PIECE_SAMPLES
/** What plays meanwhile beside what is on the way, in pieces: one in the addon, and the least that a driver holds. */
const PLAYING = 2
/** Pieces on the way at first, beside the one in the addon, and at most: 8 ms and 40 ms. */
const FIRST_AHEAD = 1
const MOST_AHEAD = 5

/** What the feed speaks to. */
export interface SpeakerFeedPorts {
  /** Hands a piece to the device; `taken` is called when the device has room for the next. */
  play(piece: Buffer, taken: () => void): void
  /** Asks for so many pieces. */
  want(pieces: number): void
  /** Milliseconds of a clock that never steps. */
  now(): number
}

/**
 * Keeps a speaker fed from a pipe with as little on the way as this machine lets it: it begins with one piece, and each
 * time that one comes too late there is one more from then on, so that a busy machine crackles a few times and not for ever.
 */
export class SpeakerFeed {
  /** Pieces on the way. */
  ahead = 0
  private rest: Buffer = Buffer.alloc(0)
  /** When the pieces were asked for that have not come. */
  private readonly asked: number[] = []

  constructor(private readonly ports: SpeakerFeedPorts) {}

  /** Silence first, for there is something to play at once. */
  start(): void {
    for (; this.ahead < FIRST_AHEAD; this.ahead++) this.play(Buffer.alloc(PIECE_BYTES))
  }

  /** Bytes of the pipe, in any portions. */
  push(bytes: Buffer): void {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes])
    for (; this.rest.length >= PIECE_BYTES; this.rest = this.rest.subarray(PIECE_BYTES)) {
      this.play(this.rest.subarray(0, PIECE_BYTES))
      this.judge()
    }
  }

  private play(piece: Buffer): void {
    this.ports.play(piece, () => this.ask(1))
  }

  private ask(pieces: number): void {
    for (let piece = 0; piece < pieces; piece++) this.asked.push(this.ports.now())
    this.ports.want(pieces)
  }

  private judge(): void {
    const askedMs = this.asked.shift() ?? Infinity
    const missedMs = msOf(PIECE_SAMPLES) * (this.ahead + PLAYING)
    if (this.ports.now() - askedMs <= missedMs || this.ahead >= MOST_AHEAD) return
    this.ahead++
    // What came late at the same time is missed once.
    this.asked.fill(this.ports.now())
    this.ask(1)
  }
}
