import type { LocalMedia, Signalling, SignallingEvent } from '../../src/net/signalling'

const soundOf = (media: LocalMedia | undefined): string =>
  media?.audioPort === undefined ? '' : ` with ${media.audioPort}`

/** A signalling that writes down what it is told, and says what a test wants said. */
export class FakeSignalling implements Signalling {
  readonly protocol = 'v0'
  readonly local = { host: '127.0.0.1', port: 5004 }
  readonly said: string[] = []
  private readonly listeners = new Set<(event: SignallingEvent) => void>()

  invite(call: string, to: { host: string; port: number }, media?: LocalMedia): void {
    this.said.push(`invite ${call} ${to.host}:${to.port}${soundOf(media)}`)
  }
  accept(call: string, media?: LocalMedia): void {
    this.said.push(`accept ${call}${soundOf(media)}`)
  }
  refuse(call: string, reason: string): void {
    this.said.push(`refuse ${call} ${reason}`)
  }
  cancel(call: string): void {
    this.said.push(`cancel ${call}`)
  }
  hold(call: string): void {
    this.said.push(`hold ${call}`)
  }
  resume(call: string): void {
    this.said.push(`resume ${call}`)
  }
  bye(call: string): void {
    this.said.push(`bye ${call}`)
  }
  mediaHeard(call: string): void {
    this.said.push(`heard ${call}`)
  }
  strayMedia(from: { host: string; port: number }): void {
    this.said.push(`stray ${from.host}:${from.port}`)
  }
  on(listener: (event: SignallingEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  close(): Promise<void> {
    this.said.push('close')
    return Promise.resolve()
  }

  /** What the peer does. */
  emit(event: SignallingEvent): void {
    for (const listener of this.listeners) listener(event)
  }
}
