import { createSocket, type Socket } from 'node:dgram'
import { seeded } from '../../support/seeded'
import type { Way } from './lossy-tcp'

/** What IP puts into one packet of an Ethernet. */
const FRAGMENT_BYTES = 1480

/** A UDP port behind which another one lies: a datagram is lost with the first of its fragments, as on a real way. */
export class LossyUdp {
  private readonly socket: Socket = createSocket('udp4')
  private closed = false
  private readonly random: () => number
  bytes = 0
  lost = 0

  private constructor(
    private readonly way: Way,
    private readonly to: number,
  ) {
    this.random = seeded(way.seed)
    this.socket.on('message', (bytes) => this.pass(bytes))
    this.socket.on('error', () => undefined)
  }

  static async open(way: Way, to: number): Promise<LossyUdp> {
    const proxy = new LossyUdp(way, to)
    await new Promise<void>((done) => proxy.socket.bind(0, '127.0.0.1', done))
    return proxy
  }

  get port(): number {
    return this.socket.address().port
  }

  close(): void {
    this.closed = true
    this.socket.close()
  }

  private handOn(bytes: Buffer): void {
    if (!this.closed) this.socket.send(bytes, this.to, '127.0.0.1')
  }

  private pass(bytes: Buffer): void {
    this.bytes += bytes.length
    const fragments = Math.ceil(bytes.length / FRAGMENT_BYTES)
    const whole = Array.from({ length: fragments }, () => this.random() >= this.way.loss).every((arrived) => arrived)
    if (!whole) this.lost++
    else setTimeout(() => this.handOn(bytes), this.way.rttMs / 2)
  }
}
