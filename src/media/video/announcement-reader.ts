import { findAnnouncement, type Announcement } from '../../protocol/media/jpeg-comment'

/** A peer that says something else all the time is believed so often at most. */
const INTERVAL_MS = 1000

/** Reads what a peer says of itself in its pictures, and tells it once and when it changes. */
export class AnnouncementReader {
  private last: Announcement | undefined
  private toldMs = -Infinity

  constructor(private readonly tell: (announcement: Announcement) => void) {}

  /** A picture of the peer that came at `nowMs`. */
  read(jpeg: Uint8Array, nowMs: number): void {
    if (nowMs - this.toldMs < INTERVAL_MS) return
    const announcement = findAnnouncement(jpeg)
    if (announcement === undefined) return
    const known = this.last !== undefined && this.last.audioPort === announcement.audioPort
    this.last = announcement
    if (known) return
    this.toldMs = nowMs
    this.tell(announcement)
  }
}
