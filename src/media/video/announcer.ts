import { encodeComment, type Announcement } from '../../protocol/media/jpeg-comment'

/** The first pictures carry what we say of ourselves: some may be lost, and the first come before the peer hears us. */
const FIRST_PICTURES = 25
/** Where nothing moves, the second picture follows the first after so long, and each later one after twice as long. */
const HURRY_MS = 100
/** And one picture in so long afterwards. */
const INTERVAL_MS = 1000

/** What we say of ourselves in some of the pictures that go out. */
export class Announcer {
  private readonly words: Uint8Array
  private pictures = 0
  private lastMs = -Infinity

  constructor(announcement: Announcement) {
    this.words = encodeComment(announcement)
  }

  /** How soon the next picture is wanted, also when it is no new one, in ms: without it the call has no sound yet. */
  get hurryMs(): number {
    return this.pictures === 0 ? 0 : HURRY_MS * 2 ** (this.pictures - 1)
  }

  /** The comment of a picture that goes out at `nowMs`, of any clock that does not step; most have none. */
  comment(nowMs: number): Uint8Array | undefined {
    if (this.pictures >= FIRST_PICTURES && nowMs - this.lastMs < INTERVAL_MS) return undefined
    this.pictures++
    this.lastMs = nowMs
    return this.words
  }
}
