/** How much of it runs and waits at once. */
export interface FairQueueOptions {
  readonly maxRunning: number
  /** Tasks of one key that wait. */
  readonly maxWaitingPerKey: number
  readonly maxWaiting: number
}

/** A task, and whether anybody still wants its result. */
export interface FairTask<T> {
  readonly run: () => Promise<T>
  readonly isWanted: () => boolean
}

interface Waiting {
  readonly isWanted: () => boolean
  readonly start: () => Promise<void>
  readonly drop: () => void
}

/**
 * Work that many want and few can have at once. Each key (a client) has at most one task running, and the keys take
 * turns: whoever asks waits at most one turn of every other key, however much those have asked for.
 */
export class FairQueue {
  /** Keys with waiting tasks; the first one is next. */
  private readonly waiting = new Map<string, Waiting[]>()
  private readonly running = new Set<string>()
  private waitingCount = 0

  constructor(private readonly options: FairQueueOptions) {}

  /** Resolves with the result, or with undefined when the task was dropped: too many waiting, unwanted, or closed. */
  run<T>(key: string, task: FairTask<T>): Promise<T | undefined> {
    if (!this.hasRoom(key)) return Promise.resolve(undefined)
    return new Promise((resolve, reject) => {
      this.enqueue(key, {
        isWanted: task.isWanted,
        start: () => task.run().then(resolve, reject),
        drop: () => resolve(undefined),
      })
      this.dispatch()
    })
  }

  /** Drops everything that waits. What runs is finished. */
  close(): void {
    const tasks = [...this.waiting.values()].flat()
    this.waiting.clear()
    this.waitingCount = 0
    for (const task of tasks) task.drop()
  }

  private hasRoom(key: string): boolean {
    const { maxWaitingPerKey, maxWaiting } = this.options
    if ((this.waiting.get(key)?.length ?? 0) >= maxWaitingPerKey) this.dropUnwanted(key)
    return (this.waiting.get(key)?.length ?? 0) < maxWaitingPerKey && this.waitingCount < maxWaiting
  }

  private dropUnwanted(key: string): void {
    const tasks = this.waiting.get(key) ?? []
    const wanted = tasks.filter((task) => task.isWanted())
    this.waiting.set(key, wanted)
    this.waitingCount -= tasks.length - wanted.length
    for (const task of tasks) if (!wanted.includes(task)) task.drop()
  }

  private enqueue(key: string, task: Waiting): void {
    const tasks = this.waiting.get(key)
    if (tasks === undefined) this.waiting.set(key, [task])
    else tasks.push(task)
    this.waitingCount += 1
  }

  private dispatch(): void {
    while (this.running.size < this.options.maxRunning) {
      const key = this.nextKey()
      if (key === undefined) return
      const task = this.takeFrom(key)
      if (task === undefined) continue
      if (task.isWanted()) this.start(key, task)
      else task.drop()
    }
  }

  private nextKey(): string | undefined {
    for (const key of this.waiting.keys()) if (!this.running.has(key)) return key
    return undefined
  }

  private takeFrom(key: string): Waiting | undefined {
    const tasks = this.waiting.get(key) ?? []
    const task = tasks.shift()
    this.waiting.delete(key)
    if (tasks.length > 0) this.waiting.set(key, tasks)
    if (task !== undefined) this.waitingCount -= 1
    return task
  }

  private start(key: string, task: Waiting): void {
    this.running.add(key)
    void task.start().finally(() => {
      this.running.delete(key)
      this.dispatch()
    })
  }
}
