import { soundWire, type SoundWire, type WireName } from '../wire/sound-wire'
import type { Endpoint } from '../wire/peer'
import { openNextFree, type SoundSocket } from './sound-socket'
import { WordLimit } from './word-limit'

/** Ports at once beside the first one: of the call that is on, and of those which just ended. */
const MOST_LINES = 8

/** What the ports of sound are put together from. */
export interface LinesParts {
  readonly now: () => number
  readonly createSocket: (onDatagram: (bytes: Uint8Array, from: Endpoint) => void) => SoundSocket
  /** Sound came; `line` undefined: at the first port. */
  readonly sound: (bytes: Uint8Array, from: Endpoint, line: string | undefined) => void
  /** Something was said. */
  readonly word: (text: string, from: Endpoint, line: string | undefined) => void
}

/** A port beside the first one. */
interface SideLine {
  readonly socket: SoundSocket
  /** Resolves when it is bound, or cannot be. */
  readonly bound: Promise<number>
}

/** The UDP ports of one user agent's sound: the first one, and for some wires one for each call that goes out. */
export class Lines {
  private readonly first: SoundSocket
  private readonly sides = new Map<string, SideLine>()
  private host = ''
  private wireInUse = soundWire()
  /** Words that were not passed on, since they were too many. */
  dropped = 0

  constructor(private readonly parts: LinesParts) {
    this.first = this.listen(undefined)
  }

  /** How sound goes over them. */
  get wire(): SoundWire {
    return this.wireInUse
  }

  /** The line of a call: its own port, or the first one. */
  lineOf(call: string): string | undefined {
    return this.sides.has(call) ? call : undefined
  }

  /** Binds the first port; where others know the number, that very one. Rejects with the system's error. */
  async open({ host, port, wire }: Endpoint & { readonly wire?: WireName | undefined }): Promise<number> {
    this.host = host
    this.wireInUse = soundWire(wire)
    return this.wire.strict ? this.first.open({ host, port }) : openNextFree(this.first, { host, port })
  }

  /** Takes a port for a call, a free one if none is named; rejects with the system's error. */
  async openSide(line: string, port = 0): Promise<number> {
    const [oldest] = this.sides.keys()
    if (this.sides.size >= MOST_LINES && oldest !== undefined) this.closeSide(oldest)
    const socket = this.listen(line)
    const bound = socket.open({ host: this.host, port })
    this.sides.set(line, { socket, bound })
    try {
      return await bound
    } catch (error) {
      this.sides.delete(line)
      throw error
    }
  }

  closeSide(line: string): void {
    const side = this.sides.get(line)
    if (!side) return
    this.sides.delete(line)
    // What was said last is on its way before the port is given back.
    void side.bound.then(() => setImmediate(() => side.socket.close())).catch(() => undefined)
  }

  /** Says something, as soon as the port is there. */
  async say(text: string, to: Endpoint, line: string | undefined): Promise<void> {
    const side = line === undefined ? undefined : this.sides.get(line)
    if (line !== undefined && !side) return
    await side?.bound.catch(() => undefined)
    await (side?.socket ?? this.first).send([Buffer.from(text)], to)
  }

  /** Sends one datagram of a call; resolves with false when the system refused it. */
  send(datagram: Uint8Array, to: Endpoint, call: string): Promise<boolean> {
    return (this.sides.get(call)?.socket ?? this.first).send([datagram], to)
  }

  close(): void {
    this.first.close()
    for (const line of [...this.sides.keys()]) this.closeSide(line)
  }

  /** Each port bounds the words that come there, so that a flood at one leaves the others alone. */
  private listen(line: string | undefined): SoundSocket {
    const limit = new WordLimit()
    return this.parts.createSocket((bytes, from) => {
      if (!this.wire.isWord(bytes)) this.parts.sound(bytes, from, line)
      else if (limit.allows(from.host, this.parts.now())) this.parts.word(Buffer.from(bytes).toString(), from, line)
      else this.dropped++
    })
  }
}
