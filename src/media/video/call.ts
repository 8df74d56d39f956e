import type { PictureCodec, Size } from '../codec/codec'
import type { Announcement } from '../../protocol/media/jpeg-comment'
import type { ReceiverReport } from '../../protocol/media/receiver-report'
import type { Frame } from '../frame'
import type { Peer } from '../wire/peer'
import { Receiver } from './receiver'
import { Statistics } from './statistics'

/** A call as the media plane sees it. */
export interface Call {
  readonly id: string
  readonly peer: Peer
  readonly statistics: Statistics
  readonly receiver: Receiver
}

/** What a call is made of. */
export interface CallOptions {
  readonly id: string
  readonly peer: Peer
  readonly firstOrder: number
  readonly codec: PictureCodec
  wanted(): Size
  onPicture(frame: Frame): void
  onHeard(): void
  onAnnounced(announcement: Announcement): void
  onReport(report: ReceiverReport): void
}

/** A call whose counters begin now. */
export const beginCall = (options: CallOptions): Call => {
  const { id, peer, firstOrder } = options
  const statistics = new Statistics(performance.now(), firstOrder)
  return { id, peer, statistics, receiver: new Receiver(options, { peer, statistics }) }
}
