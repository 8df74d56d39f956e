import type { CallLines, LineEvent } from '../../src/net/sala/lines'
import type { Line } from '../../src/protocol/sala/phone-action'
import type { Endpoint } from '../../src/net/signalling'

/** A network of call ports in this process: what is said at one is heard at another at once, and written down. */
export class SalaWires {
  readonly said: string[] = []
  private readonly ports = new Map<string, { readonly owner: FakeLines; readonly line: Line }>()
  private nextPort = 40_000

  /** The call port of one machine. */
  lines(host: string): FakeLines {
    const lines = new FakeLines(this, host)
    this.bind(lines, undefined, 6000)
    return lines
  }

  bind(owner: FakeLines, line: Line, port = this.nextPort++): number {
    this.ports.set(`${owner.host}:${port}`, { owner, line })
    return port
  }

  free(host: string, port: number): void {
    this.ports.delete(`${host}:${port}`)
  }

  carry(from: Endpoint, to: Endpoint, text: string): void {
    this.said.push(`${from.host} → ${to.host} ${text}`)
    const end = this.ports.get(`${to.host}:${to.port}`)
    queueMicrotask(() => end?.owner.hear({ type: 'word', line: end.line, from, text }))
  }
}

/** The call ports of one machine of the network. */
export class FakeLines implements CallLines {
  readonly ports = new Map<string, number>()
  private readonly listeners = new Set<(event: LineEvent) => void>()

  constructor(
    private readonly wires: SalaWires,
    readonly host: string,
  ) {}

  open(line: string): void {
    this.ports.set(line, this.wires.bind(this, line))
  }

  close(line: string): void {
    this.wires.free(this.host, this.ports.get(line) ?? 0)
    this.ports.delete(line)
  }

  say(line: Line, to: Endpoint, text: string): void {
    const port = line === undefined ? 6000 : this.ports.get(line)
    if (port !== undefined) this.wires.carry({ host: this.host, port }, to, text)
  }

  on(listener: (event: LineEvent) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  hear(event: LineEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}
