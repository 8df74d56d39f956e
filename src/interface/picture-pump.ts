import type { LinkController, PicturePlan } from '../media/link/controller'
import type { Box } from '../media/render/renderer'
import { shrunk } from '../media/render/shrink'
import { traitsOf } from './traits'
import type { Display, VisibleBoxes } from '../tui/display'
import type { FromVideo, ToVideo, Which } from '../media/video/messages'

/** The video process as the pump uses it. */
export interface PictureSource {
  send(message: ToVideo): void
}

/** The part of a display that pictures need. */
export type PictureScreen = Pick<Display, 'capabilities' | 'slotFree' | 'boxes' | 'picture' | 'inFlight'>

/** A picture that was asked for. */
interface Wanted {
  readonly id: number
  readonly version: number
  readonly fresh: boolean
  readonly plan: PicturePlan
}

/**
 * Carries pictures from the video process to the terminal: one is asked for when the terminal has room for it and the link
 * is free for what it may cost, so that an encoded picture is never queued. What was encoded against a screen that has changed since is thrown away, and the next
 * one is asked for whole.
 */
export class PicturePump {
  private nextId = 0
  private wanted: Wanted | undefined
  /** What the terminal shows is not what the maker believes: the next picture must be whole. */
  private fresh = true
  private timer: NodeJS.Timeout | undefined
  private box: Box | undefined

  constructor(
    private readonly display: PictureScreen,
    private readonly video: PictureSource,
    private readonly link: LinkController,
    /** Milliseconds of a clock that never steps. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Where their picture was when one was asked for last, without what is left free around it. */
  get theirs(): Box | undefined {
    return this.box
  }

  /** Asks for a picture if there is room, and none on its way that will do. */
  want(): void {
    if (!this.display.slotFree) return
    const { version, boxes, forgotten } = this.display.boxes()
    if (forgotten) this.fresh = true
    if (boxes.length === 0) return
    if (this.wanted?.version === version && this.wanted.fresh === this.fresh) return
    const plan = this.planned()
    if (plan) this.ask(boxes, { version, plan })
  }

  /** Takes what the video process made; returns which pictures were drawn. */
  take({ id, bytes, drawn }: FromVideo & { type: 'picture' }): readonly Which[] {
    if (id !== this.wanted?.id) {
      // It was made for a screen that is no more, and its maker believes that it was shown. If the one on its way is whole,
      // nothing is lost; to ask once more each time would make every answer one that comes too late.
      this.fresh = true
      this.want()
      return []
    }
    this.fresh = !this.write(bytes, this.wanted)
    this.wanted = undefined
    const shown = this.fresh ? [] : drawn.map(({ which }) => which)
    this.want()
    return shown
  }

  /** A new video process knows nothing of the screen. */
  restart(): void {
    this.wanted = undefined
    this.fresh = true
    this.want()
  }
  /** Nothing is asked for any more. */
  close(): void {
    clearTimeout(this.timer)
  }

  /** What the next picture may be, if it may be asked for now; else `want` is called when it may. */
  private planned(): PicturePlan | undefined {
    clearTimeout(this.timer)
    const now = this.now()
    const plan = this.link.plan(now, this.display.inFlight)
    if (plan.atMs <= now) return plan
    if (plan.atMs < Infinity) this.timer = setTimeout(() => this.want(), Math.ceil(plan.atMs - now))
    return undefined
  }

  private ask(boxes: VisibleBoxes['boxes'], { version, plan }: Pick<Wanted, 'version' | 'plan'>): void {
    const { fresh } = this
    const theirs = boxes.find(({ which }) => which === 'theirs')
    this.box = theirs && shrunk(theirs, plan.detail).box
    const id = ++this.nextId
    this.wanted = { id, version, fresh, plan }
    const { capabilities } = this.display
    this.video.send({
      type: 'want',
      id,
      mode: capabilities.mode,
      traits: traitsOf(capabilities),
      effort: plan.effort,
      detail: plan.detail,
      views: boxes.map((box) => ({ ...box, fresh })),
    })
  }

  private write(bytes: Uint8Array, { version, plan }: Wanted): boolean {
    if (bytes.length === 0) return true
    if (!this.display.picture(bytes, version)) return false
    this.link.sent(bytes.length, plan, this.now())
    return true
  }
}
