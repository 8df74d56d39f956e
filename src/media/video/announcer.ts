import { encodeComment, insertComment, type Announcement } from '../../protocol/media/jpeg-comment'

/** The first pictures carry what we say of ourselves, since some of them may be lost. */
const FIRST_PICTURES = 5
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

  /** The pieces of a picture that goes out at `nowMs`, of any clock that does not step. */
  pieces(jpeg: Uint8Array, nowMs: number): readonly Uint8Array[] {
    if (this.pictures >= FIRST_PICTURES && nowMs - this.lastMs < INTERVAL_MS) return [jpeg]
    this.pictures++
    this.lastMs = nowMs
    return insertComment(jpeg, this.comment)
  }
}
