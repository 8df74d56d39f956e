import type { ProcessPlan } from '../media/process/plan'
import type { FromStore, ToStore } from './messages'

/** Which questions are owed an answer, and which of them a store process that is started anew has not heard. */
export class StorePlan implements ProcessPlan<ToStore, FromStore> {
  private readonly owed = new Map<number, ToStore>()
  /** Those that were asked while there was no process. */
  private readonly untold = new Set<number>()

  note(message: ToStore, alive: boolean): readonly FromStore[] {
    this.owed.set(message.id, message)
    if (!alive) this.untold.add(message.id)
    return []
  }

  learn(message: FromStore): FromStore {
    if (message.type === 'answer' || message.type === 'failed') this.owed.delete(message.id)
    return message
  }

  replay(): readonly ToStore[] {
    const untold = [...this.owed.values()].filter(({ id }) => this.untold.has(id))
    this.untold.clear()
    return untold
  }

  /** What the dead process was asked may be what it died of: it is not asked again. */
  orphans(): readonly FromStore[] {
    const told = [...this.owed.keys()].filter((id) => !this.untold.has(id))
    return told.map((id) => this.fail(id))
  }

  /** There will be no process any more. */
  abandon(): readonly FromStore[] {
    return [...this.owed.keys()].map((id) => this.fail(id))
  }

  private fail(id: number): FromStore {
    this.owed.delete(id)
    return { type: 'failed', id, reason: 'unavailable', message: 'The history cannot be used: its process died.' }
  }
}
