import { createSocket, type Socket } from 'node:dgram'
import { seeded } from './seeded'

/** What a way does to datagrams: undefined carries all of them at once. */
export interface Narrowness {
  /** Kilobits a second; what would wait longer than `queueMs` is lost. */
  readonly kbps: number
  readonly queueMs: number
  /** The share that gets lost by chance. */
  readonly loss: number
}

/** A real way for datagrams on this machine that can be made narrow and lossy, by a seed, in one direction. */
export class NarrowWay {
  private readonly random: () => number
  private freeMs = 0
  private narrowness: Narrowness | undefined
  private readonly timers = new Set<NodeJS.Timeout>()

  private constructor(
    private readonly socket: Socket,
    to: number,
    seed: number,
  ) {
    this.random = seeded(seed)
    socket.on('message', (bytes) => this.carry(bytes, to))
  }

  /** A way to a port of this machine. */
  static async open(to: number, seed: number): Promise<NarrowWay> {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    return new NarrowWay(socket, to, seed)
  }

  /** Where it begins. */
  get port(): number {
    return this.socket.address().port
  }

  set(narrowness: Narrowness | undefined): void {
    this.narrowness = narrowness
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.socket.close()
  }

  private carry(bytes: Buffer, to: number): void {
    const { narrowness } = this
    if (narrowness === undefined) return this.socket.send(bytes, to, '127.0.0.1')
    const nowMs = performance.now()
    const beginMs = Math.max(this.freeMs, nowMs)
    if (beginMs - nowMs > narrowness.queueMs || this.random() < narrowness.loss) return
    this.freeMs = beginMs + (bytes.length * 8) / narrowness.kbps
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      this.socket.send(bytes, to, '127.0.0.1')
    }, this.freeMs - nowMs)
    this.timers.add(timer)
  }
}
