import type { Socket } from 'node:net'
import { APART_MS } from '../../protocol/sala/message'
import type { SalaLimits } from './limits'

interface Letter {
  readonly text: string
  /** A newer list takes the place of one that was not said yet. */
  readonly isList: boolean
}

/** What an outbox tells its owner. */
export interface OutboxPorts {
  readonly limits: Pick<SalaLimits, 'stallMs' | 'maxWaiting'>
  /** What was said is not read, or more is to be said than can be. */
  readonly gaveUp: (reason: 'slow' | 'flood') => void
}

/**
 * What is said to one participant: one message at a time, so far apart that each is a read of its own at the other end,
 * which takes a joined one for nothing (Sala Virtual, section 1).
 */
export class Outbox {
  private readonly waiting: Letter[] = []
  private timer: NodeJS.Timeout | undefined
  private stalled: NodeJS.Timeout | undefined
  private lastMs = -Infinity
  private whenEmpty: (() => void) | undefined

  constructor(
    private readonly socket: Socket,
    private readonly ports: OutboxPorts,
  ) {
    socket.on('drain', () => this.drained())
    socket.on('close', () => this.clear())
  }

  /** Says this after all that waits. */
  say(text: string): void {
    this.post({ text, isList: false })
  }

  /** Says who is there; a list that waits is forgotten. */
  tellList(text: string): void {
    const at = this.waiting.findIndex(({ isList }) => isList)
    if (at >= 0) this.waiting.splice(at, 1)
    this.post({ text, isList: true })
  }

  /** Does something when all was said. */
  whenSaid(run: () => void): void {
    this.whenEmpty = run
    this.pump()
  }

  private post(letter: Letter): void {
    if (!this.socket.writable) return
    if (this.waiting.length >= this.ports.limits.maxWaiting) return this.ports.gaveUp('flood')
    this.waiting.push(letter)
    this.pump()
  }

  private pump(): void {
    if (this.timer !== undefined || this.stalled !== undefined) return
    const waitMs = this.lastMs + APART_MS - performance.now()
    if (this.waiting.length > 0 && waitMs > 0) {
      this.timer = setTimeout(() => {
        this.timer = undefined
        this.pump()
      }, Math.ceil(waitMs))
      return
    }
    const letter = this.waiting.shift()
    if (letter) this.write(letter.text)
    else this.whenEmpty?.()
  }

  private write(text: string): void {
    this.lastMs = performance.now()
    if (this.socket.write(text)) return this.pump()
    this.stalled = setTimeout(() => this.ports.gaveUp('slow'), this.ports.limits.stallMs)
  }

  private drained(): void {
    clearTimeout(this.stalled)
    this.stalled = undefined
    this.pump()
  }

  private clear(): void {
    clearTimeout(this.timer)
    clearTimeout(this.stalled)
    this.waiting.length = 0
  }
}
