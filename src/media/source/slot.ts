import type { Frame } from '../frame'
import { Deck, type DeckState } from '../play/deck'
import type { Place, SeekTarget } from '../play/place'
import type { SourceSpec } from '../video/messages'
import { labelOf } from './open'
import type { SourceOpener } from './opener'
import type { SourceFormat, VideoSource, Wish } from './source'
import { SourceError } from './source'

/** What becomes of the source. */
export interface SlotEvents {
  ready(spec: SourceSpec, label: string): void
  /** It could not be opened, or stopped by itself. */
  failed(spec: SourceSpec, message: string): void
  ended(spec: SourceSpec): void
}

const NOTHING: SourceSpec = { kind: 'none' }

/** What a failure means, said behind its reason. */
const SEEN_AS_CARD = 'You are seen as a still picture.'
const OLD_GOES_ON = 'What was sent before goes on.'

const same = (a: SourceSpec, b: SourceSpec): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Long enough for a device to be given back before it is opened again. */
const CLOSE_PATIENCE_MS = 3000

const patiently = async (work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_PATIENCE_MS)))
  await Promise.race([work, patience]).finally(() => clearTimeout(timer))
}

/**
 * The source in use. It is held open only while pictures are sent, so that a camera's light is on only then. A change
 * takes place when the new source is open; a failing one leaves the old as it was. Changes happen one after the other.
 */
export class SourceSlot {
  private spec: SourceSpec = NOTHING
  private source: VideoSource | undefined
  private active = false
  /** It could not be opened, or stopped: that it works again is told. */
  private failing = false
  /** Where a file is to go on that is opened again. */
  private place: Place | undefined
  private changes: Promise<void> = Promise.resolve()
  private changed = 0

  constructor(
    private readonly opener: SourceOpener,
    private readonly events: SlotEvents,
    private format: SourceFormat,
  ) {}

  /** Grows whenever the pictures come from somewhere else, or from nowhere. */
  get version(): number {
    return this.changed
  }

  /** Resolves when all changes asked for so far are done. */
  get settled(): Promise<void> {
    return this.changes
  }

  /** What a source that is opened from now on is asked for. */
  setFormat(format: SourceFormat): void {
    this.format = format
  }

  /** What kind of source the pictures come from; nothing while none is open. */
  get kind(): SourceSpec['kind'] | undefined {
    return this.source === undefined ? undefined : this.spec.kind
  }

  /** What the file does that is in use; nothing while none is open. */
  get playing(): DeckState | undefined {
    return this.deck?.state
  }

  /** Changes the source; a file begins at a place, or at its beginning. */
  choose(spec: SourceSpec, place?: Place): void {
    this.enqueue(() => this.change(spec, place))
  }

  /** Holds the picture of a file, or lets it go on. */
  pause(paused: boolean): void {
    this.deck?.pause(paused)
  }

  /** Goes elsewhere in a file. */
  seek(target: SeekTarget): void {
    this.deck?.seek(target)
  }

  /** Whether a file begins again at its end. */
  setLoop(loop: boolean): void {
    const { deck, spec } = this
    if (deck === undefined || spec.kind !== 'file') return
    this.spec = { ...spec, loop }
    deck.setLoop(loop)
  }

  /** A file begins at its beginning when it is opened the next time. */
  rewind(): void {
    this.enqueue(() => {
      this.place = undefined
      return Promise.resolve()
    })
  }

  /** Opens the source (true) or gives it back (false). */
  activate(active: boolean): void {
    this.enqueue(() => (active ? this.hold() : this.release()))
  }

  /** The newest picture, or nothing. Never rejects: a source that fails is reported and given back. */
  async next(wish: Wish): Promise<Frame | undefined> {
    const { source } = this
    if (source === undefined) return undefined
    try {
      const frame = await source.next(wish)
      if (source !== this.source) return undefined
      if (frame === undefined && source.ended) this.finish()
      return frame
    } catch (error) {
      if (source === this.source) this.drop(error)
      return undefined
    }
  }

  private enqueue(change: () => Promise<void>): void {
    this.changes = this.changes.then(change)
  }

  private get deck(): Deck | undefined {
    return this.source instanceof Deck ? this.source : undefined
  }

  private async change(spec: SourceSpec, place: Place | undefined): Promise<void> {
    if (this.source !== undefined && same(spec, this.spec)) {
      this.events.ready(spec, this.source.label)
      return
    }
    const opened = await this.tryOpen(spec, this.spec.kind === 'none' ? SEEN_AS_CARD : OLD_GOES_ON)
    if (opened === 'failed') return
    const old = this.source
    this.spec = spec
    this.failing = false
    this.place = place
    if (this.active) this.use(opened)
    else await this.giveBack(opened)
    this.events.ready(spec, opened?.label ?? labelOf(spec))
    if (this.active) await this.giveBack(old)
  }

  private async hold(): Promise<void> {
    this.active = true
    if (this.source !== undefined) return
    const opened = await this.tryOpen(this.spec, SEEN_AS_CARD)
    if (opened === 'failed') {
      this.failing = true
      return
    }
    this.use(opened)
    if (this.failing) this.events.ready(this.spec, opened?.label ?? labelOf(this.spec))
    this.failing = false
  }

  private async release(): Promise<void> {
    this.active = false
    const old = this.source
    if (this.deck !== undefined) this.place = this.deck.state
    if (old !== undefined) this.use(undefined)
    await this.giveBack(old)
  }

  private use(source: VideoSource | undefined): void {
    if (source instanceof Deck && this.place !== undefined) source.restore(this.place)
    this.source = source
    this.changed++
  }

  private async tryOpen(spec: SourceSpec, consequence: string): Promise<VideoSource | undefined | 'failed'> {
    try {
      // The light of a camera is on only while somebody is seen.
      const isSeen = this.active || spec.kind !== 'camera'
      if (isSeen) return await this.opener.open(spec, this.format)
      this.opener.look(spec)
      return undefined
    } catch (error) {
      this.events.failed(spec, `${this.messageOf(error)} ${consequence}`)
      return 'failed'
    }
  }

  private async giveBack(source: VideoSource | undefined): Promise<void> {
    if (source !== undefined) await patiently(source.close())
  }

  private finish(): void {
    const old = this.source
    this.use(undefined)
    this.events.ended(this.spec)
    this.spec = NOTHING
    this.enqueue(() => this.giveBack(old))
  }

  private drop(error: unknown): void {
    const old = this.source
    this.use(undefined)
    this.failing = true
    this.events.failed(this.spec, `${this.messageOf(error)} ${SEEN_AS_CARD}`)
    this.enqueue(() => this.giveBack(old))
  }

  /** Anything but a SourceError is a bug and ends the process, which is started again. */
  private messageOf(error: unknown): string {
    if (error instanceof SourceError) return error.message
    throw error
  }
}
