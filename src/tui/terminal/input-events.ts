import type { InputEvent } from '../display'
import { Listeners } from '../../protocol/listeners'

/** What is typed before anybody listens is kept, up to so many events. */
const MOST_EARLY = 1000

/** Tells what a person does to all who listen, and what was done before to the first who does. */
export class InputEvents {
  private readonly listeners = new Listeners<InputEvent>()
  private readonly early: InputEvent[] = []

  on(listener: (event: InputEvent) => void): () => void {
    for (const event of this.early.splice(0)) listener(event)
    return this.listeners.add(listener)
  }

  tell(event: InputEvent | undefined): void {
    if (!event) return
    if (this.listeners.size === 0 && this.early.length < MOST_EARLY) this.early.push(event)
    this.listeners.tell(event)
  }
}
