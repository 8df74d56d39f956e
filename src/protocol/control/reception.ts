import type { Desk } from './desk'
import type { Link, LinkOwner } from './link'
import type { ReceivedMessage } from './message'

/** Connections without a call that are kept; one more closes the one that was silent for longest. */
const MAX_LINKS = 64
/** A connection on which nothing comes is closed after this. */
const IDLE_MS = 10_000
/** One on which somebody spoke may be used again. */
const SPOKEN_IDLE_MS = 60_000

/** What the reception leaves to the agent. */
export interface FrontDesk extends Desk {
  called(link: Link, message: Extract<ReceivedMessage, { kind: 'calling' }>): void
  answered(link: Link, message: Extract<ReceivedMessage, { kind: 'accepted' | 'denied' | 'busy' | 'malformed' }>): void
  spoken(link: Link, message: Extract<ReceivedMessage, { kind: 'hold' | 'resume' | 'end' }>): void
}

/** Reads the connections that belong to no call. */
export class Reception implements LinkOwner {
  /** In the order in which something was last read. */
  private readonly links = new Set<Link>()

  constructor(private readonly desk: FrontDesk) {}

  /** A connection came, or was given back by a call that is over. */
  admit(link: Link): void {
    link.owner = this
    this.refresh(link)
    for (const oldest of this.links) {
      if (this.links.size <= MAX_LINKS) break
      this.turnOut(oldest)
    }
    this.watch(link)
  }

  heard(link: Link, message: ReceivedMessage): void {
    this.refresh(link)
    switch (message.kind) {
      case 'calling':
        // One call for each connection, and it begins the connection.
        return link.messages === 1 ? this.desk.called(link, message) : undefined
      case 'malformed':
        return message.of === 'calling' ? this.turnOut(link) : this.answer(link, message)
      case 'accepted':
      case 'denied':
      case 'busy':
        return this.answer(link, message)
      case 'hold':
      case 'resume':
      case 'end':
        return this.desk.spoken(link, message)
      case 'unknown':
        return undefined
    }
  }

  ended(link: Link): void {
    this.turnOut(link)
  }

  private answer(link: Link, message: Parameters<FrontDesk['answered']>[1]): void {
    // Only the first message of a connection can be an answer to a call of ours (section 3.1, calling, rule 2).
    if (link.messages === 1) this.desk.answered(link, message)
  }

  private refresh(link: Link): void {
    this.links.delete(link)
    this.links.add(link)
  }

  private turnOut(link: Link): void {
    this.links.delete(link)
    link.close()
  }

  private watch(link: Link): void {
    const patienceMs = link.messages === 0 ? IDLE_MS : SPOKEN_IDLE_MS
    const dueMs = link.readAtMs + patienceMs
    if (link.isClosed || link.owner !== this) this.links.delete(link)
    else if (this.desk.now >= dueMs) this.turnOut(link)
    else this.desk.alarms.at(dueMs, () => this.watch(link))
  }
}
