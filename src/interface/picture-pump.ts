import { EXACT } from '../media/render/renderer'
import { traitsOf } from './traits'
import type { Display } from '../tui/display'
import type { FromVideo, ToVideo, Which } from '../media/video/messages'

/** The video process as the pump uses it. */
export interface PictureSource {
  send(message: ToVideo): void
}

/**
 * Carries pictures from the video process to the terminal: one is asked for when the terminal has room for it, so that an
 * encoded picture is never queued. What was encoded against a screen that has changed since is thrown away, and the next
 * one is asked for whole.
 */
export class PicturePump {
  private nextId = 0
  private wanted: { readonly id: number; readonly version: number; readonly fresh: boolean } | undefined
  /** What the terminal shows is not what the maker believes: the next picture must be whole. */
  private fresh = true

  constructor(
    private readonly display: Display,
    private readonly video: PictureSource,
  ) {}

  /** Asks for a picture if there is room, and none on its way that will do. */
  want(): void {
    if (!this.display.slotFree) return
    const { version, boxes, forgotten } = this.display.boxes()
    if (forgotten) this.fresh = true
    if (boxes.length === 0) return
    if (this.wanted?.version === version && this.wanted.fresh === this.fresh) return
    const id = ++this.nextId
    const views = boxes.map((box) => ({ ...box, fresh: this.fresh }))
    this.wanted = { id, version, fresh: this.fresh }
    const { capabilities } = this.display
    const { mode } = capabilities
    this.video.send({ type: 'want', id, mode, traits: traitsOf(capabilities), effort: EXACT, views })
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
    const { version } = this.wanted
    this.wanted = undefined
    this.fresh = bytes.length > 0 && !this.display.picture(bytes, version)
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
}
