import type { Size } from '../codec/codec'
import { Fitter } from '../fit'
import type { Frame } from '../frame'
import { cameraOffCard } from '../source/card'
import type { SourceSlot } from '../source/slot'

/** What pictures are made of. */
export interface PictureMakerPorts {
  readonly slot: SourceSlot
  /** A picture of the source as it shall be seen, at a Unix time. Its memory is valid until the next one. */
  filtered(frame: Frame, nowMs: number): Frame
  /** The same beside what is sent and seen. */
  filteredAside(frame: Frame, nowMs: number): Frame
}

/** A picture, and when the work on it began, in ms of a clock that never steps. */
export interface MadePicture {
  readonly frame: Frame
  readonly begunMs: number
}

/** Source → fitted → filtered picture, as others shall see it. */
export class PictureMaker {
  private readonly fitter = new Fitter()
  private readonly asideFitter = new Fitter()
  private last: Frame | undefined
  private lastVersion = -1
  /** Another look is wanted of the last picture. */
  private stale = false

  constructor(private readonly ports: PictureMakerPorts) {}

  /** The last picture is made again, for it looks different now. */
  refresh(): void {
    this.stale = true
  }

  /** A new picture of this size, or the last one, or a card, when it is due; nothing where there is none that is new. */
  async next(size: Size, isDue: () => boolean): Promise<MadePicture | undefined> {
    const { slot } = this.ports
    const now = Date.now()
    const fresh = await slot.next({ now, size })
    const begunMs = performance.now()
    const changed = this.isChanged()
    if (fresh !== undefined) this.last = fresh
    if (fresh === undefined && !isDue() && !changed) return undefined
    if (this.last === undefined) return { frame: cameraOffCard(size, now), begunMs }
    const seen = this.ports.filtered(this.fitter.fit(this.last, size), now)
    return { frame: { ...seen, madeAtMs: fresh?.madeAtMs ?? now }, begunMs }
  }

  /** The live picture in another size, beside what is sent and seen; nothing where there is none. */
  aside(size: Size): Frame | undefined {
    return this.last && this.ports.filteredAside(this.asideFitter.fit(this.last, size), this.last.madeAtMs)
  }

  /** Whether the pictures come from elsewhere, or look different, since this was asked last. */
  private isChanged(): boolean {
    const { version } = this.ports.slot
    const elsewhere = version !== this.lastVersion
    if (elsewhere) this.last = undefined
    const changed = elsewhere || this.stale
    this.stale = false
    this.lastVersion = version
    return changed
  }
}
