import type { AudioEvent } from '../../src/media/audio/audio-process'
import type { AudioStats, ToAudio } from '../../src/media/audio/messages'
import { NO_STATS } from '../../src/agent-event'
import type { AudioPort } from '../../src/call-media'

/** An audio process that writes down what it is told, and counts packets when it is asked. */
export class FakeAudio implements AudioPort {
  readonly told: ToAudio[] = []
  /** Packets of the next counters, and further figures. */
  packets = 0
  figures: Partial<AudioStats> = {}
  private call = ''
  private readonly listeners = new Set<(event: AudioEvent) => void>()

  send(message: ToAudio): void {
    this.told.push(message)
    if (message.type === 'start') this.call = message.call
    if (message.type === 'stats') setImmediate(() => this.count(this.call, false))
    if (message.type === 'stop') setImmediate(() => this.count(message.call, true))
  }
  on(listener: (event: AudioEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  close(): Promise<void> {
    return Promise.resolve()
  }

  emit(event: AudioEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  private count(call: string, final: boolean): void {
    const { sent, received } = NO_STATS.audio
    const stats = { sent: { ...sent, packets: this.packets }, received, ...this.figures }
    this.emit({ type: 'stats', call, final, stats })
  }

  /** What it was told about a call, as words. */
  get media(): string[] {
    return this.told.flatMap((message) => {
      if (message.type === 'flow') return [`flow ${message.flowing}`]
      if (message.type === 'start')
        return [`start ${message.peer.host}:${message.peer.port}${message.steady ? ' steady' : ''}`]
      return message.type === 'stop' ? ['stop'] : []
    })
  }
}
