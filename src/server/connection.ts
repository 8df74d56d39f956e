import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Framed, RequestReader } from '../protocol/discovery/request-reader'
import type { Answer, ServiceClient } from './answer'
import { clientKey, plainAddress } from './client-key'
import type { DroppedReason, ServerEvent } from './event'
import type { ServerLimits } from './limits'
import type { DiscoveryService } from './service'

/** What a connection works with. */
export interface ConnectionParts {
  readonly service: DiscoveryService
  readonly limits: ServerLimits
  readonly onEvent: (event: ServerEvent) => void
}

/**
 * One connection to a client: reads a request, answers it, reads on. While it answers it reads nothing, so that neither
 * requests nor replies pile up: what a client may occupy is one read and one reply.
 */
export class Connection implements ServiceClient {
  readonly key: string
  readonly address: string
  private readonly reader = new RequestReader()
  private readonly openedMs = performance.now()
  private lastRequestMs: number | undefined
  private badRequests = 0
  private serving: Promise<void> | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly socket: Socket,
    private readonly parts: ConnectionParts,
  ) {
    const address = socket.remoteAddress ?? 'unknown'
    this.key = clientKey(address)
    this.address = `${plainAddress(address)}:${socket.remotePort ?? 0}`
    socket.on('data', (chunk) => {
      // Between our end and the client's, whatever still comes is thrown away.
      if (!socket.writable) return
      this.reader.push(chunk.toString('latin1'), performance.now())
      this.serve()
    })
    socket.on('end', () => {
      this.reader.end()
      this.serve()
    })
    socket.on('timeout', () => this.drop('slow'))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => clearTimeout(this.timer))
  }

  readonly isConnected = (): boolean => !this.socket.destroyed

  /** Since when nothing is going on here, in milliseconds of performance.now(); undefined while a request is served. */
  get idleSinceMs(): number | undefined {
    return this.serving !== undefined ? undefined : (this.lastRequestMs ?? this.openedMs)
  }

  /** Closes it if it has been idle for too long. */
  sweep(nowMs: number): void {
    const { idleMs, firstRequestMs } = this.parts.limits
    const patienceMs = this.lastRequestMs === undefined ? firstRequestMs : idleMs
    if (this.idleSinceMs !== undefined && nowMs - this.idleSinceMs > patienceMs) this.drop('idle')
  }

  /** Closes it at once, and tells why. */
  drop(reason: DroppedReason): void {
    if (this.socket.destroyed) return
    this.parts.onEvent({ event: 'dropped', client: this.address, reason })
    this.socket.destroy()
  }

  /** Closes it at once; resolves when nothing is done for it any more. */
  async close(): Promise<void> {
    this.socket.destroy()
    await this.serving
  }

  private serve(): void {
    this.serving ??= this.answerWaiting().then(() => {
      this.serving = undefined
      this.readOn()
    })
  }

  private async answerWaiting(): Promise<void> {
    clearTimeout(this.timer)
    this.socket.pause()
    try {
      await this.answerAll()
    } catch (error) {
      this.parts.onEvent({ event: 'fault', message: error instanceof Error ? error.message : String(error) })
      this.socket.destroy()
    }
  }

  private async answerAll(): Promise<void> {
    for (let framed = this.next(); framed !== undefined; framed = this.next()) {
      const answer = await this.answerTo(framed)
      if (answer === undefined) this.socket.destroy()
      else await this.send(answer)
      // Many requests in one piece take turns with other connections.
      if (this.reader.size > 0) await nextTurn()
    }
  }

  private next(): Framed | undefined {
    return this.socket.writable ? this.reader.next(performance.now()) : undefined
  }

  private async answerTo(framed: Framed): Promise<Answer | undefined> {
    const { service } = this.parts
    const answer = framed.type === 'oversize' ? service.oversize(this) : await service.answer(framed.text, this)
    if (answer?.good === true) this.lastRequestMs = performance.now()
    return answer
  }

  private async send(answer: Answer): Promise<void> {
    this.badRequests = answer.good ? 0 : this.badRequests + 1
    if (!this.socket.writable) return
    if (!this.socket.write(answer.bytes)) await this.drained()
    if (answer.last) this.end()
    else if (this.badRequests >= this.parts.limits.maxBadRequests) this.drop('garbage')
  }

  /** Waits until the reply is read; a client that stops reading it runs into the timeout of the socket. */
  private async drained(): Promise<void> {
    this.socket.setTimeout(this.parts.limits.stallMs)
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.socket.off('drain', done).off('close', done)
        resolve()
      }
      this.socket.on('drain', done).on('close', done)
    })
    this.socket.setTimeout(0)
  }

  private readOn(): void {
    if (this.socket.destroyed) return
    if (this.socket.readableEnded) return this.end()
    this.socket.resume()
    const deadlineMs = this.reader.deadlineMs
    if (deadlineMs === undefined || !this.socket.writable) return
    this.timer = setTimeout(() => this.serve(), Math.max(1, Math.ceil(deadlineMs - performance.now())))
  }

  /** Ends our side, and soon the other one too if the client does not. */
  private end(): void {
    if (!this.socket.writable) return
    this.socket.end()
    const timer = setTimeout(() => this.socket.destroy(), this.parts.limits.lingerMs)
    this.socket.once('close', () => clearTimeout(timer))
  }
}
