import { connect, createServer, type Server, type Socket } from 'node:net'
import { seeded } from '../../support/seeded'

/** A way over which segments get lost. */
export interface Way {
  /** Share of the segments, or fragments, that never arrive, 0 to 1. */
  readonly loss: number
  /** There and back, in ms. */
  readonly rttMs: number
  readonly seed: number
}

/** Of an Ethernet: what TCP puts into one IP packet. */
const SEGMENT_BYTES = 1448
const FIRST_WINDOW = 10
/** The least time after which what was not acknowledged is sent again (RFC 6298, as Linux has it), in ms. */
const LEAST_RTO_MS = 200
const LONGEST_RTO_MS = 10_000
/** So many acknowledgements of what came later tell a loss before that time is over (RFC 5681). */
const DUPLICATES = 3

interface Segment {
  readonly bytes: Buffer
  attempt: number
  arrived: boolean
}

/**
 * One direction of a TCP connection as a model: a loopback loses nothing, so what retransmission, the window and the order cost
 * is played after RFC 5681 (slow start, congestion avoidance, halving) and RFC 6298 (timeout, doubled each time). Time is real.
 */
class Direction {
  private readonly waiting: Segment[] = []
  /** Sent and not yet handed on, in order. */
  private readonly open: Segment[] = []
  private window = FIRST_WINDOW
  private threshold = Infinity
  private inFlight = 0
  private ended = false
  bytes = 0
  lost = 0

  constructor(
    private readonly way: Way,
    private readonly random: () => number,
    private readonly to: Socket,
  ) {}

  push(bytes: Buffer): void {
    this.bytes += bytes.length
    for (let at = 0; at < bytes.length; at += SEGMENT_BYTES) {
      this.waiting.push({ bytes: bytes.subarray(at, at + SEGMENT_BYTES), attempt: 0, arrived: false })
    }
    this.send()
  }

  end(): void {
    this.ended = true
    this.handOn()
  }

  private send(): void {
    while (this.inFlight < Math.floor(this.window)) {
      const segment = this.waiting.shift()
      if (!segment) return
      this.open.push(segment)
      this.inFlight++
      this.transmit(segment)
    }
  }

  private transmit(segment: Segment): void {
    const { rttMs, loss } = this.way
    if (this.random() >= loss) {
      setTimeout(() => this.arrive(segment), rttMs / 2)
      setTimeout(() => this.acknowledge(), rttMs)
      return
    }
    this.lost++
    const told = this.inFlight > DUPLICATES && segment.attempt === 0
    const rtoMs = Math.min(LONGEST_RTO_MS, Math.max(LEAST_RTO_MS, 2 * rttMs) * 2 ** segment.attempt)
    setTimeout(() => this.repeat(segment, told), told ? rttMs : rtoMs)
  }

  private repeat(segment: Segment, told: boolean): void {
    segment.attempt++
    this.threshold = Math.max(2, this.window / 2)
    this.window = told ? this.threshold : 1
    this.transmit(segment)
  }

  private acknowledge(): void {
    this.inFlight--
    this.window += this.window < this.threshold ? 1 : 1 / this.window
    this.send()
  }

  private arrive(segment: Segment): void {
    segment.arrived = true
    this.handOn()
  }

  /** What is whole up to here is read; the rest waits for what is missing. */
  private handOn(): void {
    while (this.open[0]?.arrived === true) this.to.write(this.open.shift()?.bytes ?? '')
    if (this.ended && this.open.length === 0 && this.waiting.length === 0) this.to.end()
  }
}

/** A TCP port behind which another one lies, over a way that loses. */
export class LossyTcp {
  private readonly server: Server
  private readonly sockets = new Set<Socket>()
  private readonly directions: Direction[] = []
  private connections = 0

  private constructor(
    private readonly way: Way,
    private readonly to: number,
  ) {
    const random = seeded(way.seed)
    this.server = createServer({ allowHalfOpen: true }, (near) => this.join(near, random))
  }

  static async open(way: Way, to: number): Promise<LossyTcp> {
    const proxy = new LossyTcp(way, to)
    await new Promise<void>((done) => proxy.server.listen(0, '127.0.0.1', done))
    return proxy
  }

  get port(): number {
    return (this.server.address() as { port: number }).port
  }

  /** What went over it so far, both ways, without the headers of TCP. */
  get traffic(): { readonly bytes: number; readonly lost: number; readonly connections: number } {
    const sum = (of: (direction: Direction) => number): number => this.directions.reduce((all, one) => all + of(one), 0)
    return { bytes: sum(({ bytes }) => bytes), lost: sum(({ lost }) => lost), connections: this.connections }
  }

  close(): void {
    this.server.close()
    for (const socket of this.sockets) socket.destroy()
  }

  private join(near: Socket, random: () => number): void {
    this.connections++
    near.pause()
    const far = connect({ port: this.to, host: '127.0.0.1', allowHalfOpen: true })
    const ends = [near, far] as const
    for (const [at, socket] of ends.entries()) {
      socket.setNoDelay(true)
      this.sockets.add(socket)
      const direction = new Direction(this.way, random, ends[1 - at]!)
      this.directions.push(direction)
      socket.on('data', (bytes) => direction.push(bytes))
      socket.on('end', () => direction.end())
      socket.on('error', () => undefined)
      socket.on('close', () => this.sockets.delete(socket))
    }
    // The handshake takes its time before the first byte.
    setTimeout(() => near.resume(), this.way.rttMs)
  }
}
