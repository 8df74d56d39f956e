import { encodeComment, insertComment, type Announcement } from '../../protocol/media/jpeg-comment'

/** The first pictures carry what we say of ourselves: some may be lost, and the first come before the peer hears us. */
const FIRST_PICTURES = 25
/** Where nothing moves, the second picture follows the first after so long, and each later one after twice as long. */
const HURRY_MS = 100
/** And one picture in so long afterwards. */
const INTERVAL_MS = 1000

/** Puts what we say of ourselves into some of the pictures that go out. */
export class Announcer {
  private readonly comment: Uint8Array
  private pictures = 0
  private lastMs = -Infinity

  constructor(announcement: Announcement) {
    this.comment = encodeComment(announcement)
  }

  /** How soon the next picture is wanted, also when it is no new one, in ms: without it the call has no sound yet. */
  get hurryMs(): number {
    return this.pictures === 0 ? 0 : HURRY_MS * 2 ** (this.pictures - 1)
  }

  /** The pieces of a picture that goes out at `nowMs`, of any clock that does not step. */
  pieces(jpeg: Uint8Array, nowMs: number): readonly Uint8Array[] {
    if (this.pictures >= FIRST_PICTURES && nowMs - this.lastMs < INTERVAL_MS) return [jpeg]
    this.pictures++
    this.lastMs = nowMs
    return insertComment(jpeg, this.comment)
  }
}
