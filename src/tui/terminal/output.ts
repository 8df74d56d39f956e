import type { Delivery, InFlight } from '../../media/link/delivery'
import { Credit } from './credit'
import type { Device } from './device'

const SYNCHRONIZED_BEGIN = '\x1b[?2026h'
const SYNCHRONIZED_END = '\x1b[?2026l'
const STATUS_QUESTION = '\x1b[5n'
/** The most text of the interface that waits for a slow terminal, in characters; beyond it a redraw is cheaper. */
const MOST_TEXT = 1_000_000

/** How the output is told about the terminal. */
export interface OutputOptions {
  readonly synchronized: boolean
  readonly answersStatus: boolean
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
}

/** Who wants to know what becomes of the output. */
export interface OutputListener {
  /** A picture may be written. */
  slot(): void
  /** The terminal has a picture. */
  delivered(delivery: Delivery): void
  /** All text is out; `lost`: some was dropped, the screen is not what it should be. */
  idle(lost: boolean): void
  /** The terminal is gone. */
  failed(error: Error): void
}

/** What is written before and after a picture. */
interface Around {
  readonly before: string
  readonly after: string
  readonly asImage?: boolean
}

type Job = { readonly kind: 'text'; text: string } | { readonly kind: 'picture'; readonly bytes: Uint8Array }

/**
 * The only way to the terminal: texts of the interface and pictures, in the order in which they were made. Texts that wait
 * become one write. One picture at a time, at most two unacknowledged; a picture never waits behind another.
 */
export class TerminalOutput {
  private readonly credit: Credit
  private queue: Job[] = []
  private current: Job | undefined
  private lost = false
  private readonly counts = { pictureBytes: 0, pictures: 0, dropped: 0, droppedText: 0 }

  constructor(
    private readonly device: Device,
    private readonly options: OutputOptions,
    private readonly listener: OutputListener,
  ) {
    this.credit = new Credit(options.answersStatus)
  }

  /** Pictures written and their bytes, pictures refused, characters of text dropped, age of the last picture in ms. */
  get figures(): TerminalOutput['counts'] & { readonly ackMs: number } {
    return { ...this.counts, ackMs: Math.round(this.credit.ackMs) }
  }

  /** How many answers of the terminal are still to come. */
  get unanswered(): number {
    return this.credit.unanswered
  }

  /** The pictures that the terminal does not have yet, the oldest first. */
  get inFlight(): readonly InFlight[] {
    const waiting = this.queue.find((job) => job.kind === 'picture')
    const { inFlight } = this.credit
    return waiting ? [...inFlight, { bytes: waiting.bytes.length, sentMs: this.options.now() }] : inFlight
  }

  get slotFree(): boolean {
    return !this.holds('picture') && this.credit.free(this.options.now())
  }

  /** Whether no text waits or is being written. */
  get idle(): boolean {
    return !this.holds('text')
  }

  /** Text of the interface; drawn at once where the terminal can do that. */
  text(text: string): void {
    if (text === '') return
    const last = this.queue.at(-1)
    if (this.waitingText() + text.length > MOST_TEXT) this.dropText(text.length)
    else if (last?.kind === 'text') last.text += text
    else this.queue.push({ kind: 'text', text })
    this.next()
  }

  /**
   * A picture, between what hides the cursor and what puts it back. `asImage`: it takes its place on the screen at once by
   * itself; kitty 0.26 complained of commands of images in synchronized output. False when there is no slot.
   */
  picture(bytes: Uint8Array, { before, after, asImage = false }: Around = { before: '', after: '' }): boolean {
    if (!this.slotFree) return this.refuse()
    const synchronized = this.options.synchronized && !asImage
    const head = (synchronized ? SYNCHRONIZED_BEGIN : '') + before
    const tail = after + (synchronized ? SYNCHRONIZED_END : '') + STATUS_QUESTION
    this.queue.push({ kind: 'picture', bytes: Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]) })
    this.counts.pictureBytes += bytes.length
    this.counts.pictures++
    this.next()
    return true
  }

  /** Counts a picture that was not written; always false. */
  refuse(): false {
    this.counts.dropped++
    return false
  }

  /** `CSI 0 n` came from the terminal. */
  acknowledge(): void {
    this.report(this.credit.acknowledged(this.options.now()))
    this.reportSlot()
  }

  /** Forgets what waits and what is on its way: the terminal is given to somebody else. */
  abandon(): void {
    this.device.abandon()
    this.queue = []
    this.current = undefined
    this.credit.forget()
  }

  private holds(kind: Job['kind']): boolean {
    return this.current?.kind === kind || this.queue.some((job) => job.kind === kind)
  }

  private waitingText(): number {
    return this.queue.reduce((sum, job) => sum + (job.kind === 'text' ? job.text.length : 0), 0)
  }

  private dropText(length: number): void {
    this.counts.droppedText += this.waitingText() + length
    this.queue = this.queue.filter((job) => job.kind !== 'text')
    this.lost = true
  }

  private next(): void {
    if (this.current) return
    const job = this.queue.shift()
    if (!job) return
    this.current = job
    if (job.kind === 'picture') this.credit.sent(job.bytes.length, this.options.now())
    this.device.write(job.kind === 'text' ? this.wrapped(job.text) : job.bytes, (error) => this.done(job, error))
  }

  private wrapped(text: string): Uint8Array {
    return Buffer.from(this.options.synchronized ? SYNCHRONIZED_BEGIN + text + SYNCHRONIZED_END : text)
  }

  private done(job: Job, error: Error | undefined): void {
    this.current = undefined
    if (error) {
      this.abandon()
      return this.listener.failed(error)
    }
    const delivery = job.kind === 'picture' ? this.credit.drained(this.options.now()) : undefined
    this.next()
    this.report(delivery)
    if (job.kind === 'picture') this.reportSlot()
    if (this.idle && (job.kind === 'text' || this.lost)) this.reportIdle()
  }

  private report(delivery: Delivery | undefined): void {
    if (delivery) this.listener.delivered(delivery)
  }

  private reportSlot(): void {
    if (this.slotFree) this.listener.slot()
  }

  private reportIdle(): void {
    const { lost } = this
    this.lost = false
    this.listener.idle(lost)
  }
}
