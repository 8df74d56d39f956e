import { CodecError, type PictureCodec, type Size } from '../codec/codec'
import type { Frame } from '../frame'
import type { PictureCost } from './messages'

/** More is not measured at once. */
const MOST = 24

/** What is to be measured. */
export interface ProbeWish {
  readonly sizes: readonly Size[]
  readonly qualities: readonly number[]
}

const combined = ({ sizes, qualities }: ProbeWish): PictureCost[] =>
  sizes
    .flatMap(({ width, height }) => qualities.map((quality) => ({ width, height, quality, bytes: 0 })))
    .slice(0, MOST)

/** Measures what the live picture would take at other sizes and qualities: one encoding beside each picture that is sent. */
export class CostProbe {
  private waiting: PictureCost[] = []
  private readonly done: PictureCost[] = []
  private running = false

  constructor(
    private readonly codec: PictureCodec,
    /** Told once for all wishes that came meanwhile. */
    private readonly answer: (costs: readonly PictureCost[]) => void,
  ) {}

  /** Begins to measure; a wish while one is being fulfilled gets that one's answer. */
  begin(wish: ProbeWish): void {
    if (this.running) return
    this.running = true
    this.waiting = combined(wish)
  }

  /** One measurement more, if any is wanted; `pictureOf` gives the live picture in a size, or nothing. */
  async step(pictureOf: (size: Size) => Frame | undefined): Promise<void> {
    if (!this.running) return
    const next = this.waiting.shift()
    const picture = next && pictureOf(next)
    if (next === undefined || picture === undefined) {
      this.finish()
      return
    }
    const bytes = await this.codec.encodeJpeg(picture, next.quality).then(({ length }) => length, noneIfOurs)
    if (this.isOver) return
    if (bytes !== undefined) this.done.push({ ...next, bytes })
    if (this.waiting.length === 0) this.finish()
  }

  private get isOver(): boolean {
    return !this.running
  }

  /** Answers with what is measured so far: no more pictures are sent. */
  finish(): void {
    if (!this.running) return
    this.running = false
    this.answer(this.done.splice(0))
  }
}

/** A picture that cannot be encoded is left out; anything else is a bug. */
const noneIfOurs = (error: unknown): undefined => {
  if (!(error instanceof CodecError)) throw error
}
