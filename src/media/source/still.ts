import { basename } from 'node:path'
import type { PictureCodec } from '../codec/codec'
import { CodecError } from '../codec/codec'
import type { Frame } from '../frame'
import { mustBeFile } from './file'
import type { VideoSource, Wish } from './source'
import { SourceError } from './source'

/** One picture that does not move: given once, and repeated by whoever sends it. */
export class Still implements VideoSource {
  readonly ended = false
  private given = false

  private constructor(
    readonly label: string,
    private readonly frame: Frame,
  ) {}

  /** Reads a picture file (JPEG, PNG, WebP). */
  static async open(codec: PictureCodec, path: string): Promise<Still> {
    await mustBeFile('picture', path)
    try {
      return new Still(basename(path), await codec.readStill(path))
    } catch (error) {
      if (!(error instanceof CodecError)) throw error
      const why = error.reason === 'missing' ? error.message : 'It is no JPEG, PNG or WebP, is damaged, or moves.'
      throw new SourceError('unreadable', `The picture ${path} cannot be read. ${why}`, { cause: error })
    }
  }

  next({ now }: Wish): Promise<Frame | undefined> {
    const fresh = !this.given
    this.given = true
    return Promise.resolve(fresh ? { ...this.frame, madeAtMs: now } : undefined)
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}
