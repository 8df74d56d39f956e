/** Those who want to be told of something, in the order in which they came. */
export class Listeners<Event> {
  private readonly all = new Set<(event: Event) => void>()

  get size(): number {
    return this.all.size
  }

  /** Returns what ends it. */
  add(listener: (event: Event) => void): () => void {
    this.all.add(listener)
    return () => void this.all.delete(listener)
  }

  /** Tells those who are there now; who leaves or comes meanwhile is not told. */
  tell(event: Event): void {
    for (const listener of [...this.all]) if (this.all.has(listener)) listener(event)
  }

  /** Nobody is told any more. */
  clear(): void {
    this.all.clear()
  }
}
