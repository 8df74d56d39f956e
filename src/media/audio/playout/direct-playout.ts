import { msOf } from '../format'
import { SampleQueue } from '../sample-queue'
import type { Playout, PlayoutStats } from './playout'

/** What waits at most: a third of a second. */
const MOST_WAITING = 16 * 1024

/** The stage that does nothing: plays packets as they come, in any order, as soon as there is something to play. */
export class DirectPlayout implements Playout {
  private readonly queue = new SampleQueue()
  private packets = 0
  private overflowed = 0
  private newest: number | undefined

  get delayMs(): number | undefined {
    return this.newest === undefined ? undefined : msOf(this.queue.length)
  }

  get position(): number | undefined {
    return this.newest
  }

  get stats(): PlayoutStats {
    const { packets, overflowed } = this
    const never = { lost: 0, late: 0, duplicates: 0, concealedMs: 0, underruns: 0, jitterMs: 0 }
    return { ...never, packets, overflowed, bufferMs: msOf(this.queue.length) }
  }

  push(order: number, samples: Float32Array): void {
    this.packets++
    this.newest = order
    if (this.queue.length > MOST_WAITING) this.overflowed++
    else this.queue.push(samples)
  }

  pull(count: number): Float32Array {
    const samples = new Float32Array(count)
    samples.set(this.queue.take(count))
    return samples
  }

  restart(): void {
    this.queue.take(this.queue.length)
  }
}
