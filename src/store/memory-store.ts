import { boundedCall, MAX_CALLS, type CallQuery, type KeptCall, type PastCall } from './kept-call'
import { boundedKey, changed, isStranger, MAX_PEOPLE, stranger } from './person'
import type { Person, PersonChange, PersonKey } from './person'
import { StoreError, tooManyPeople, type Store, type StoreEvent } from './store'
import { Listeners } from '../protocol/listeners'

const nameOf = ({ server, nick }: PersonKey): string => JSON.stringify([server, nick])

/** Keeps people and calls as long as the program runs: for tests, and where nothing may be written. */
export class MemoryStore implements Store {
  private readonly persons = new Map<string, Person>()
  private readonly listeners = new Listeners<StoreEvent>()
  private history: KeptCall[] = []
  private nextId = 1
  private closed = false

  constructor(private readonly now: () => number = Date.now) {}

  people(server: string): Promise<readonly Person[]> {
    return this.answer(() => this.sorted().filter((person) => person.server === server))
  }

  blocked(): Promise<readonly PersonKey[]> {
    const keyOf = ({ server, nick }: Person): PersonKey => ({ server, nick })
    return this.answer(() => this.sorted().flatMap((person) => (person.blocked ? [keyOf(person)] : [])))
  }

  changePerson(wanted: PersonKey, change: PersonChange): Promise<Person> {
    return this.answer(() => {
      const key = boundedKey(wanted)
      const known = this.persons.get(nameOf(key))
      const person = changed(known ?? stranger(key), change, this.now())
      if (isStranger(person)) this.persons.delete(nameOf(key))
      else if (!known && this.persons.size >= MAX_PEOPLE) throw tooManyPeople()
      else this.persons.set(nameOf(key), person)
      return person
    })
  }

  addCall(call: PastCall): Promise<void> {
    return this.answer(() => {
      const earlier = this.history.findIndex(({ startedAtMs }) => startedAtMs <= call.startedAtMs)
      const place = earlier < 0 ? this.history.length : earlier
      this.history.splice(place, 0, { ...boundedCall(call), id: this.nextId++, seen: false })
      this.history.length = Math.min(this.history.length, MAX_CALLS)
    })
  }

  calls({ limit, missedOnly = false }: CallQuery): Promise<readonly KeptCall[]> {
    return this.answer(() => this.history.filter(({ missed }) => missed || !missedOnly).slice(0, limit))
  }

  markSeen(): Promise<void> {
    return this.answer(() => void (this.history = this.history.map((call) => ({ ...call, seen: true }))))
  }

  clearCalls(): Promise<number> {
    return this.answer(() => this.history.splice(0).length)
  }

  on(listener: (event: StoreEvent) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Says what only a file has to say. */
  tell(event: StoreEvent): void {
    this.listeners.tell(event)
  }

  close(): Promise<void> {
    this.closed = true
    return Promise.resolve()
  }

  private sorted(): readonly Person[] {
    return [...this.persons.values()].sort(byNick)
  }

  private answer<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve) => {
      if (this.closed) throw new StoreError('closed', 'The history is closed.')
      resolve(work())
    })
  }
}

// By code units, as SQLite compares.
const byNick = (one: Person, other: Person): number =>
  one.nick < other.nick ? -1 : one.nick > other.nick ? 1 : one.server < other.server ? -1 : 1
