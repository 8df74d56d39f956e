import type { Size } from '../codec/codec'
import type { Frame } from '../frame'
import { createRenderer } from '../render/create'
import type { Renderer } from '../render/renderer'
import type { DrawnPicture, FromVideo, ToVideo, WantedView, Which } from './messages'

/** One picture update that is wanted. */
export type Want = Extract<ToVideo, { readonly type: 'want' }>
/** The answer to it. */
export type Picture = Extract<FromVideo, { readonly type: 'picture' }>

/** One picture box: the newest frame, and what the terminal was given of it. */
interface Slot {
  frame: Frame | undefined
  /** Grows with each frame. */
  version: number
  drawn: number
  renderer: Renderer | undefined
  view: WantedView | undefined
}

const emptySlot = (): Slot => ({ frame: undefined, version: 0, drawn: 0, renderer: undefined, view: undefined })

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0)

const sameView = (a: WantedView, b: WantedView): boolean =>
  a.box.row === b.box.row &&
  a.box.col === b.box.col &&
  a.box.rows === b.box.rows &&
  a.box.cols === b.box.cols &&
  sameBytes(a.covered, b.covered)

/** Answers each want once, as soon as there is something that the terminal does not show yet. Nothing is queued. */
export class Pictures {
  private readonly slots: Readonly<Record<Which, Slot>> = { theirs: emptySlot(), mine: emptySlot() }
  private drawing = ''
  private wanting: Want | undefined
  private views: readonly WantedView[] = []

  constructor(private readonly answer: (picture: Picture) => void) {}

  /** A new want takes the place of one that is not yet answered. */
  want(want: Want): void {
    this.setDrawing(want)
    this.wanting = want
    this.views = want.views
    for (const view of want.views) this.prepare(view, want)
    this.serve()
  }

  /** A new frame; its memory must not change but to show a newer frame. */
  offer(which: Which, frame: Frame): void {
    const slot = this.slots[which]
    slot.frame = frame
    slot.version++
    this.serve()
  }

  /** The call is over: there are no pictures until new ones come. */
  clear(): void {
    for (const slot of Object.values(this.slots)) slot.frame = undefined
  }

  /** Whether anybody looks at this picture. */
  isWanted(which: Which): boolean {
    return this.views.some((view) => view.which === which)
  }

  /** The size in pixels in which this picture is looked at; nothing when nobody does. */
  wantedSize(which: Which): Size | undefined {
    const view = this.views.find((one) => one.which === which)
    return view && this.slots[which].renderer?.wanted(view)
  }

  /** Another way of drawing begins with renderers that know nothing of the terminal. */
  private setDrawing({ mode, traits }: Want): void {
    const drawing = `${mode} ${JSON.stringify(traits)}`
    if (drawing === this.drawing) return
    this.drawing = drawing
    for (const slot of Object.values(this.slots)) slot.renderer = undefined
  }

  private prepare(view: WantedView, { mode, traits }: Want): void {
    const slot = this.slots[view.which]
    if (slot.renderer === undefined) slot.drawn = -1
    slot.renderer ??= createRenderer(mode, traits)
    if (view.fresh) slot.renderer.forget()
    if (view.fresh || slot.view === undefined || !sameView(view, slot.view)) slot.drawn = -1
    slot.view = view
  }

  private serve(): void {
    const { wanting } = this
    if (wanting === undefined) return
    const parts: Uint8Array[] = []
    const drawn: DrawnPicture[] = []
    for (const view of wanting.views) {
      const slot = this.slots[view.which]
      if (slot.frame === undefined || slot.renderer === undefined || slot.drawn === slot.version) continue
      // The renderer uses its memory again with the next picture.
      const timed = { ...view, nowMs: performance.now() }
      parts.push(Buffer.from(slot.renderer.render(slot.frame, timed, wanting.effort)))
      drawn.push({ which: view.which, madeAtMs: slot.frame.madeAtMs })
      slot.drawn = slot.version
    }
    if (drawn.length === 0) return
    this.wanting = undefined
    this.answer({ type: 'picture', id: wanting.id, bytes: Buffer.concat(parts), drawn })
  }
}
