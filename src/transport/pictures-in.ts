import { CodecError, type PictureCodec } from '../media/codec/codec'
import { readJpegHeader } from '../media/codec/jpeg-header'
import { Fitter } from '../media/fit'
import { decodeVideo, encodeVideo } from '../protocol/media/video-datagram'
import type { RawPicture } from '../protocol/xmlrpc/npy'

/** Larger pictures are made smaller: no cell of a terminal shows more. */
const LARGEST = { width: 960, height: 720 } as const
const QUALITY = 85
const LEAST_QUALITY = 10
/** A datagram holds no more. */
const MAX_JPEG_BYTES = 60_000
/** What a picture without a rate is said to have. */
const USUAL_FPS = 5

/** What is needed to hand pictures on. */
export interface PicturesInPorts {
  readonly codec: PictureCodec
  /** The peer is on this machine, so that its clock is ours. */
  readonly own: boolean
  /** To the video process. */
  deliver(datagram: Uint8Array): void
}

/** Pictures that came: each becomes a datagram that the video process reads. While one is coded, the newest waits. */
export class PicturesIn {
  private readonly fitter = new Fitter()
  private waiting: RawPicture | undefined
  private coding = false
  private order = 0

  constructor(private readonly ports: PicturesInPorts) {}

  /** Raw pixels of an old program. */
  pushRaw(picture: RawPicture): void {
    this.waiting = picture
    if (!this.coding) void this.codeAll()
  }

  /** A JPEG without a header. */
  pushJpeg(jpeg: Uint8Array): void {
    const size = readJpegHeader(jpeg)
    if (typeof size === 'string' || jpeg.length > MAX_JPEG_BYTES) return
    this.ports.deliver(encodeVideo({ order: this.order++, ...size, fps: USUAL_FPS }, jpeg))
  }

  /** A datagram of another vcall; what its clock says means nothing here, unless it is ours. */
  pushDatagram(datagram: Uint8Array): void {
    const video = decodeVideo(datagram)
    if (!video || video.jpeg.length > MAX_JPEG_BYTES) return
    if (this.ports.own) return this.ports.deliver(datagram)
    const { order = this.order++, hints } = video
    const { width = 0, height = 0, fps = USUAL_FPS } = hints
    this.ports.deliver(encodeVideo({ order, width, height, fps }, video.jpeg))
  }

  private async codeAll(): Promise<void> {
    this.coding = true
    for (let next = this.take(); next; next = this.take()) {
      try {
        const jpeg = await this.code(next)
        if (jpeg) this.pushJpeg(jpeg)
      } catch (error) {
        if (!(error instanceof CodecError)) throw error
      }
    }
    this.coding = false
  }

  private take(): RawPicture | undefined {
    const { waiting } = this
    this.waiting = undefined
    return waiting
  }

  private async code(picture: RawPicture): Promise<Uint8Array | undefined> {
    const frame = { ...picture, madeAtMs: Date.now() }
    const large = picture.width > LARGEST.width || picture.height > LARGEST.height
    const small = large ? this.fitter.fit(frame, LARGEST) : frame
    for (let quality = QUALITY; quality >= LEAST_QUALITY; quality = Math.floor(quality / 1.6)) {
      const jpeg = await this.ports.codec.encodeJpeg(small, quality)
      if (jpeg.length <= MAX_JPEG_BYTES) return jpeg
    }
    return undefined
  }
}
