import type { AudioClock } from '../../src/media/audio/clock'

interface Planned {
  readonly atMs: number
  readonly run: () => void
}

/** A clock for sound that goes when it is told to. */
export class HandClock implements AudioClock {
  private nowMs = 0
  private planned: Planned[] = []

  now(): number {
    return this.nowMs
  }

  after(delayMs: number, run: () => void): () => void {
    const plan = { atMs: this.nowMs + delayMs, run }
    this.planned.push(plan)
    return () => (this.planned = this.planned.filter((each) => each !== plan))
  }

  /** Time passes, and each thing is run when it falls due. */
  pass(ms: number): void {
    const endMs = this.nowMs + ms
    for (let due = this.next(endMs); due !== undefined; due = this.next(endMs)) {
      this.nowMs = due.atMs
      due.run()
    }
    this.nowMs = endMs
  }

  /** Time passes in which this process stands still: what fell due is run at the end. */
  stall(ms: number): void {
    this.nowMs += ms
    for (let due = this.next(this.nowMs); due !== undefined; due = this.next(this.nowMs)) due.run()
  }

  /** Time passes in small steps, with what files and pipes give in between. */
  async flow(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 10) {
      this.pass(10)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  /** Takes the first thing that falls due up to then. */
  private next(endMs: number): Planned | undefined {
    const [first] = this.planned.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)
    this.planned = this.planned.filter((each) => each !== first)
    return first
  }
}
