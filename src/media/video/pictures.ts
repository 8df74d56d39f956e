import type { JpegEncoder, Size } from '../codec/codec'
import type { Frame } from '../frame'
import { createRenderer } from '../render/create'
import type { Renderer } from '../render/renderer'
import { eraseAround, shrunk } from '../render/shrink'
import type { DrawnPicture, FromVideo, ToVideo, WantedView, Which } from './messages'

/** One picture update that is wanted. */
export type Want = Extract<ToVideo, { readonly type: 'want' }>
/** The answer to it. */
export type Picture = Extract<FromVideo, { readonly type: 'picture' }>

/** The picture beside the first one is drawn this often at most, in ms: it is small, and nobody looks at it for long. */
const ASIDE_MS = 95
/** The first one is waited for, unless it has not come for so long, in ms. */
const LEAD_PATIENCE_MS = 150

/** So much of the budget goes to the other picture when both are drawn. */
const ASIDE_SHARE = 0.2
/** A frame that is not yet shown as exactly as it could be is drawn on when no newer one came for so long, in ms. */
const REFINE_MS = 60
/** Within this time a renderer looks closely at everything that it holds. */
const RENEWAL_MS = 1000

/** One picture box: the newest frame, and what the terminal was given of it. */
interface Slot {
  frame: Frame | undefined
  /** Grows with each frame. */
  version: number
  drawn: number
  /** Drawing it again had nothing to write for a whole round of renewal: the terminal shows it as well as it can be. */
  settled: boolean
  /** When a frame came last, and when one was drawn. */
  cameMs: number
  drawnMs: number
  /** When there was something to write last. */
  wroteMs: number
  /** The share of the sides that was drawn last. */
  detail: number
  renderer: Renderer | undefined
  view: WantedView | undefined
}

/** What the terminal shows is not what was drawn. */
const UNKNOWN = -1

const emptySlot = (): Slot => ({
  frame: undefined,
  version: 0,
  drawn: 0,
  settled: true,
  cameMs: -Infinity,
  drawnMs: -Infinity,
  wroteMs: -Infinity,
  detail: 1,
  renderer: undefined,
  view: undefined,
})

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Buffer.compare(a, b) === 0)

const sameView = (a: WantedView, b: WantedView): boolean =>
  a.box.row === b.box.row &&
  a.box.col === b.box.col &&
  a.box.rows === b.box.rows &&
  a.box.cols === b.box.cols &&
  a.fit === b.fit &&
  sameBytes(a.covered, b.covered)

/**
 * Answers each want once, as soon as there is something that the terminal does not show yet. Nothing is queued. The first
 * picture of a want leads: the other one goes along with it, less often, so that the two are one write.
 */
export class Pictures {
  private readonly slots: Readonly<Record<Which, Slot>> = { theirs: emptySlot(), mine: emptySlot() }
  private drawing = ''
  private wanting: Want | undefined
  private views: readonly WantedView[] = []

  constructor(
    private readonly answer: (picture: Picture) => void,
    /** Milliseconds of a clock that never steps. */
    private readonly now: () => number = () => performance.now(),
    /** For renderers that send JPEGs. */
    private readonly encode?: JpegEncoder,
  ) {}

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
    slot.cameMs = this.now()
    this.serve()
  }

  /** To be called some times a second: goes on drawing a frame that did not fit into its budget at once. */
  poll(): void {
    this.serve()
  }

  /** The call is over: there are no pictures until new ones come. */
  clear(): void {
    for (const slot of Object.values(this.slots)) {
      slot.frame = undefined
      slot.settled = true
    }
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
    if (slot.renderer === undefined) slot.drawn = UNKNOWN
    slot.renderer ??= createRenderer(mode, traits, this.encode)
    if (view.fresh) slot.renderer.forget()
    if (view.fresh || slot.view === undefined || !sameView(view, slot.view)) slot.drawn = UNKNOWN
    slot.view = view
  }

  private serve(): void {
    const { wanting } = this
    const due = wanting?.views.filter((view) => this.isDue(view)) ?? []
    if (wanting === undefined || !this.isTime(due)) return
    const drawn: DrawnPicture[] = []
    // A renderer uses its memory again with its next picture.
    const parts = due.map((view) => Buffer.from(this.draw(view, this.shareOf(wanting, view, due.length), drawn)))
    const bytes = Buffer.concat(parts)
    // Nothing new was to be seen, and nothing of it is to be written: no answer.
    if (drawn.length === 0 && bytes.length === 0) return
    this.wanting = undefined
    this.answer({ type: 'picture', id: wanting.id, bytes, drawn })
  }

  /** Whether there is something that the terminal does not show yet. */
  private isDue({ which }: WantedView): boolean {
    const slot = this.slots[which]
    if (slot.frame === undefined || slot.renderer === undefined) return false
    const sinceMs = this.now() - slot.drawnMs
    if (slot.drawn === slot.version) return !slot.settled && sinceMs >= (which === this.lead ? REFINE_MS : ASIDE_MS)
    return slot.drawn === UNKNOWN || which === this.lead || sinceMs >= ASIDE_MS
  }

  /** Whether what is due is worth a picture by itself. */
  private isTime(due: readonly WantedView[]): boolean {
    if (due.length === 0) return false
    const late = this.lead === undefined || this.now() - this.slots[this.lead].cameMs > LEAD_PATIENCE_MS
    return late || due.some(({ which }) => which === this.lead || this.slots[which].drawn === UNKNOWN)
  }

  private get lead(): Which | undefined {
    return this.views.some(({ which }) => which === 'theirs') ? 'theirs' : this.views[0]?.which
  }

  /** The want with the part of its budget that this picture may take. */
  private shareOf(want: Want, { which }: WantedView, count: number): Want {
    if (count === 1) return want
    const share = which === this.lead ? 1 - ASIDE_SHARE : ASIDE_SHARE
    return { ...want, effort: { ...want.effort, budgetBytes: want.effort.budgetBytes * share } }
  }

  private draw(view: WantedView, want: Want, drawn: DrawnPicture[]): Uint8Array {
    const slot = this.slots[view.which]
    const { frame, renderer } = slot
    if (frame === undefined || renderer === undefined) return new Uint8Array(0)
    slot.drawnMs = this.now()
    const inner = shrunk(view, view.which === this.lead ? (want.detail ?? 1) : 1)
    const bytes = renderer.render(frame, { ...inner, nowMs: slot.drawnMs, denoise: view.which === 'mine' }, want.effort)
    if (bytes.length > 0 || slot.drawn !== slot.version) slot.wroteMs = slot.drawnMs
    slot.settled = slot.drawnMs - slot.wroteMs >= RENEWAL_MS
    if (slot.drawn !== slot.version) drawn.push({ which: view.which, madeAtMs: frame.madeAtMs })
    slot.drawn = slot.version
    return this.resized(view, want) ? Buffer.concat([eraseAround(view, inner.box), bytes]) : bytes
  }

  /** Whether the picture is smaller or larger in its box than it was. */
  private resized({ which }: WantedView, { detail = 1 }: Want): boolean {
    const slot = this.slots[which]
    if (which !== this.lead || slot.detail === detail) return false
    slot.detail = detail
    return true
  }
}
