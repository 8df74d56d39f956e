import { insertComment, MAX_COMMENT_BYTES, type Announcement } from '../../protocol/media/jpeg-comment'
import { MAX_REPORT_BYTES } from '../../protocol/media/receiver-report'
import { encodeVideoHeader } from '../../protocol/media/video-datagram'
import { readJpegHeader } from '../codec/jpeg-header'
import type { Frame } from '../frame'
import { Announcer } from './announcer'
import type { Delivered, EncodedPicture, Outlet } from './outlet'
import type { Statistics } from './statistics'

/** The longest header: order, timestamp, size and rate. */
const HEADER_BYTES = 64

/** What a datagram holds beside the picture. */
export const RESERVED_BYTES = HEADER_BYTES + MAX_COMMENT_BYTES + MAX_REPORT_BYTES

/** What datagrams need of their surroundings. */
export interface DatagramPorts {
  /** Sends a datagram to the peer; false when the system refused it. */
  transmit(datagram: readonly Uint8Array[]): Promise<boolean>
  /** What the peer is to be told of how its pictures fare, as a comment of ours; mostly nothing. */
  report(nowMs: number): Uint8Array | undefined
  /** A picture that goes out, before it is encoded. Its memory is valid until the next one. */
  onPicture(frame: Frame): void
}

/** JPEG → datagram → the peer: one picture each, with what it says of us and of the peer's own in comments. */
export class DatagramOutlet implements Outlet {
  private announcer: Announcer | undefined

  constructor(private readonly ports: DatagramPorts) {}

  /** What the pictures say of us from now on; undefined: nothing. */
  announce(announcement: Announcement | undefined): void {
    this.announcer = announcement && new Announcer(announcement)
  }

  get hurryMs(): number | undefined {
    return this.announcer?.hurryMs
  }

  begun(frame: Frame): void {
    this.ports.onPicture(frame)
  }

  /** The order number is used up before the datagram leaves: it is never sent twice. */
  async deliver({ jpeg, madeAtMs, fps }: EncodedPicture, statistics: Statistics): Promise<Delivered | undefined> {
    const size = readJpegHeader(jpeg)
    if (typeof size === 'string') return undefined
    const order = statistics.nextOrder++
    const { width, height } = size
    const header = encodeVideoHeader({ order, madeAtMs, width, height, fps })
    const nowMs = performance.now()
    const comments = [this.announcer?.comment(nowMs), this.ports.report(nowMs)].filter((one) => one !== undefined)
    const pieces = [header, ...insertComment(jpeg, ...comments)]
    const taken = await this.ports.transmit(pieces)
    return { taken, order, bytes: pieces.reduce((sum, piece) => sum + piece.length, 0) }
  }
}
