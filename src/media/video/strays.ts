import { decodeVideo } from '../../protocol/media/video-datagram'
import type { Endpoint } from '../wire/peer'

const INTERVAL_MS = 1000
const EXCUSED_MS = 3000
/** A flood from more addresses than this is not told about one by one. */
const MOST_ADDRESSES = 64

/** Decides which video that belongs to no call is worth a report: once a second for each address. */
export class Strays {
  private readonly reported = new Map<string, number>()

  /** Whether to report this datagram; `nowMs` is of a clock that never steps. */
  worthTelling(bytes: Uint8Array, from: Endpoint, nowMs: number): boolean {
    const last = this.reported.get(from.host)
    if (last !== undefined && nowMs - last < INTERVAL_MS) return false
    if (decodeVideo(bytes) === undefined) return false
    this.forgetOld(nowMs)
    if (this.reported.size >= MOST_ADDRESSES) return false
    this.reported.set(from.host, nowMs)
    return true
  }

  /** A call with this peer just ended: what it still sends while it learns of that is no stray. */
  excuse(host: string, nowMs: number): void {
    this.reported.set(host, nowMs + EXCUSED_MS - INTERVAL_MS)
  }

  private forgetOld(nowMs: number): void {
    for (const [host, at] of this.reported) if (nowMs - at >= INTERVAL_MS) this.reported.delete(host)
  }
}
