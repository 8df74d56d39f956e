import { connect, type Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { decodeText } from '../../protocol/sala/decode'
import { APART_MS, type RegistryText } from '../../protocol/sala/message'
import { TextReader } from '../../protocol/sala/text-reader'
import type { Endpoint } from '../signalling'

/** Where a registry is, and from where it is asked. */
export interface RegistryPlace extends Endpoint {
  /** An address of this machine, so that several can take part on one. */
  readonly localAddress?: string | undefined
}

/** What comes over the connection. */
export interface RegistryListener {
  said(text: RegistryText): void
  /** The connection is over, by whoever's doing; nothing follows. */
  ended(): void
}

const CONNECT_TIMEOUT_MS = 5_000
const KEEP_ALIVE_MS = 15_000

/** One connection to a registry: what it says, cut into messages, and what is said to it, each in a write of its own. */
export class RegistryLink {
  private readonly reader = new TextReader()
  private readonly decoder = new StringDecoder('utf8')
  private readonly waiting: string[] = []
  private settle: NodeJS.Timeout | undefined
  private speaking: NodeJS.Timeout | undefined
  private lastMs = -Infinity

  private constructor(
    private readonly socket: Socket,
    private readonly listener: RegistryListener,
  ) {
    socket.on('data', (chunk) => this.hear(chunk))
    socket.on('end', () => this.socket.end())
    socket.on('error', () => undefined)
    socket.on('close', () => this.closed())
  }

  /** Connects; rejects with the system's error, or with one of code ETIMEDOUT after five seconds. */
  static open({ host, port, localAddress }: RegistryPlace, listener: RegistryListener): Promise<RegistryLink> {
    const from = localAddress === undefined ? {} : { localAddress }
    const socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
      ...from,
    })
    return new Promise((resolve, reject) => {
      const late = Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' })
      const timer = setTimeout(() => socket.destroy(late), CONNECT_TIMEOUT_MS)
      socket.once('error', reject)
      socket.once('close', () => clearTimeout(timer))
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', reject)
        resolve(new RegistryLink(socket, listener))
      })
    })
  }

  /** Says these, one after the other, with a pause between them: the genuine registry takes one read for one. */
  say(...texts: readonly string[]): void {
    this.waiting.push(...texts)
    this.speak()
  }

  /** Closes at once. */
  close(): void {
    this.socket.destroy()
  }

  private speak(): void {
    if (this.speaking !== undefined || this.waiting.length === 0) return
    const waitMs = this.lastMs + APART_MS - performance.now()
    if (waitMs <= 0) {
      this.lastMs = performance.now()
      this.socket.write(this.waiting.shift() ?? '')
    }
    if (this.waiting.length === 0) return
    this.speaking = setTimeout(
      () => {
        this.speaking = undefined
        this.speak()
      },
      Math.ceil(Math.max(1, this.lastMs + APART_MS - performance.now())),
    )
  }

  private hear(chunk: Buffer): void {
    if (this.reader.push(this.decoder.write(chunk), performance.now())) return this.look()
    this.socket.destroy()
  }

  private readonly look = (): void => {
    clearTimeout(this.settle)
    for (let next = this.reader.next(performance.now()); next !== undefined; next = this.reader.next(performance.now()))
      this.listener.said(decodeText(next))
    const { deadlineMs } = this.reader
    if (deadlineMs === undefined) return
    this.settle = setTimeout(this.look, Math.max(1, Math.ceil(deadlineMs - performance.now())))
  }

  private closed(): void {
    clearTimeout(this.speaking)
    this.reader.end()
    this.look()
    this.listener.ended()
  }
}
