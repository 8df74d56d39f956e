import type { ToVideo } from '../../src/media/video/messages'
import type { VideoEvent } from '../../src/media/video/video-process'
import type { VideoPort } from '../../src/call-media'
import { NO_STATS } from '../../src/agent-event'

/** A video process that writes down what it is told and answers `stop` with counters. */
export class FakeVideo implements VideoPort {
  readonly told: ToVideo[] = []
  private readonly listeners = new Set<(event: VideoEvent) => void>()

  send(message: ToVideo): void {
    this.told.push(message)
    if (message.type === 'stop') setImmediate(() => this.stats(message.call, 7, true))
  }
  on(listener: (event: VideoEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  close(): Promise<void> {
    return Promise.resolve()
  }

  emit(event: VideoEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  /** Counters of a call. */
  stats(call: string, frames: number, final = false): void {
    const { sent, received } = NO_STATS.video
    this.emit({ type: 'stats', call, final, stats: { sent: { ...sent, frames }, received } })
  }

  /** What it was told about a call, as words. */
  get media(): string[] {
    return this.told.flatMap((message) => {
      if (message.type === 'flow') return [`flow ${message.flowing}`]
      if (message.type === 'start') return [`start ${message.peer.host}:${message.peer.port}`]
      return message.type === 'stop' ? ['stop'] : []
    })
  }
}
