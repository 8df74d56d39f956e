import { CodecError, type PictureCodec } from '../media/codec/codec'
import { readJpegHeader } from '../media/codec/jpeg-header'
import { Fitter } from '../media/fit'
import { decodeVideo } from '../protocol/media/video-datagram'
import type { Found } from '../protocol/xmlrpc/dialect-search'
import type { RpcCall } from '../protocol/xmlrpc/message'
import { VCALL_PICTURE } from '../protocol/xmlrpc/method'
import { writeNpy } from '../protocol/xmlrpc/npy'
import { writePickled } from '../protocol/xmlrpc/pickled'
import type { Job } from './pump'

/** What the originals bear: a picture of 230 kB, five times a second (spec: unam-xmlrpc, section 7). */
const OLD_SIZE = { width: 320, height: 240 } as const
const OLD_INTERVAL_MS = 200
/** A picture that is due leaves so soon unless the one before it is still under way. */
const GRACE_MS = 100

/** What is needed to send pictures. */
export interface PicturesOutPorts {
  readonly found: Found
  /** The name of the call between two vcalls. */
  readonly token: string
  readonly codec: PictureCodec
  /** There is something to send. */
  wake(): void
}

/** Pictures on their way out: the newest one waits, and takes the form that the contact's program reads. */
export class PicturesOut {
  private readonly fitter = new Fitter()
  private waiting: Uint8Array | undefined
  private opened: boolean
  private dueMs = 0
  private timer: NodeJS.Timeout | undefined
  private left = 0

  constructor(private readonly ports: PicturesOutPorts) {
    this.opened = ports.found.type === 'vcall' || ports.found.dialect.startVideo === undefined
  }

  /** A picture as the video process sends it. */
  push(datagram: Uint8Array): void {
    // One more than the old programs are sent is none that they were too slow for.
    if (this.waiting !== undefined && performance.now() >= this.dueMs + GRACE_MS) this.left++
    this.waiting = datagram
    this.ports.wake()
  }

  /** What waits, and what was left out since the last time. */
  lap(): { readonly waiting: number; readonly dropped: number } {
    const dropped = this.left
    this.left = 0
    return { waiting: this.waiting === undefined ? 0 : 1, dropped }
  }

  close(): void {
    clearTimeout(this.timer)
  }

  /** The next call. */
  async next(): Promise<Job | undefined> {
    const { found, token } = this.ports
    if (this.waiting === undefined) return undefined
    if (found.type === 'vcall') return { call: { method: VCALL_PICTURE, params: [token, this.take()] } }
    const waitMs = this.dueMs - performance.now()
    if (waitMs > 0) {
      this.later(waitMs)
      return undefined
    }
    this.dueMs = performance.now() + OLD_INTERVAL_MS
    const { startVideo } = found.dialect
    if (!this.opened && startVideo !== undefined) {
      this.opened = true
      return { call: { method: startVideo, params: [] } }
    }
    const call = await this.oldCall(this.take())
    return call && { call }
  }

  private later(waitMs: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.ports.wake(), Math.ceil(waitMs))
  }

  private take(): Uint8Array {
    const taken = this.waiting ?? new Uint8Array(0)
    this.waiting = undefined
    return taken
  }

  /** The picture as raw pixels of the size that old receivers bear; nothing where it cannot be decoded. */
  private async oldCall(datagram: Uint8Array): Promise<RpcCall | undefined> {
    const { found, codec } = this.ports
    const video = decodeVideo(datagram)
    if (found.type === 'vcall' || !video || typeof readJpegHeader(video.jpeg) === 'string') return undefined
    const { dialect } = found
    try {
      const frame = await codec.decodeJpeg(video.jpeg, { wanted: OLD_SIZE, madeAtMs: Date.now() })
      const picture = this.fitter.fit(frame, OLD_SIZE)
      return { method: dialect.video, params: [dialect.pickled === true ? writePickled(picture) : writeNpy(picture)] }
    } catch (error) {
      if (!(error instanceof CodecError)) throw error
      this.left++
      return undefined
    }
  }
}
