import type { PictureCodec, Size } from '../codec/codec'
import { CodecError } from '../codec/codec'
import type { Frame } from '../frame'
import type { FromVideo } from './messages'
import type { Delivered, EncodedPicture, Outlet } from './outlet'
import type { Sender } from './sender'
import { Statistics } from './statistics'

/** What a preview needs of its surroundings. */
export interface PreviewPorts {
  readonly codec: Pick<PictureCodec, 'decodeJpeg'>
  readonly sender: Pick<Sender, 'start' | 'stop'>
  /** The size in which it is looked at; undefined: nobody does. */
  wanted(): Size | undefined
  onPicture(frame: Frame): void
  /** It begins, or is over. */
  onChange(): void
  post(message: FromVideo): void
}

/** Our own picture outside of calls: made and encoded as for a call, and decoded again, so that it is seen as others would. */
export class Preview implements Outlet {
  readonly hurryMs = undefined
  private statistics: Statistics | undefined

  constructor(private readonly ports: PreviewPorts) {}

  /** Whether we see ourselves. */
  get isOn(): boolean {
    return this.statistics !== undefined
  }

  /** We see ourselves from now on. */
  begin(): void {
    if (this.isOn) return
    this.statistics = new Statistics(performance.now(), 0)
    this.ports.onChange()
    this.ports.sender.start(this.statistics, this)
    this.tell()
  }

  /** We see ourselves no more; what is open is given back, unless a call goes on with it. */
  end(): void {
    if (!this.isOn) return
    this.ports.sender.stop()
    this.statistics = undefined
    this.ports.onChange()
    this.ports.post({ type: 'preview' })
  }

  /** Tells the figures of the last second, while there are any. */
  tell(): void {
    if (this.statistics === undefined) return
    const { sent, inForce } = this.statistics.report(performance.now(), 'lap')
    this.ports.post({ type: 'preview', figures: { fps: sent.fps, kbps: sent.kbps, ...(inForce && { inForce }) } })
  }

  begun(): void {
    // It is seen as it comes out of its JPEG.
  }

  async deliver({ jpeg, madeAtMs }: EncodedPicture): Promise<Delivered> {
    const wanted = this.ports.wanted()
    const frame = wanted && (await this.ports.codec.decodeJpeg(jpeg, { wanted, madeAtMs }).catch(noneIfOurs))
    if (frame !== undefined && this.isOn) this.ports.onPicture(frame)
    return { taken: true, bytes: jpeg.length }
  }
}

/** Where nothing can be decoded, nothing is seen; anything else is a bug. */
const noneIfOurs = (error: unknown): undefined => {
  if (!(error instanceof CodecError)) throw error
}
