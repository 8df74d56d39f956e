import type { CallQuery, KeptCall, PastCall } from './kept-call'
import { MAX_PEOPLE, type Person, type PersonChange, type PersonKey } from './person'

/** Why the store could not do what it was asked; `message` is fit for a person. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  constructor(
    readonly reason: 'unavailable' | 'read-only' | 'full' | 'busy' | 'damaged' | 'too-new' | 'too-many' | 'closed',
    message: string,
  ) {
    super(message)
  }
}

/** More people than are kept. */
export const tooManyPeople = (): StoreError =>
  new StoreError(
    'too-many',
    `No more than ${MAX_PEOPLE} people are kept: unblock some, or take notes and favourites back.`,
  )

/** What a store tells by itself. */
export type StoreEvent =
  /** Something happened that a person should know; one line. */
  | { readonly type: 'notice'; readonly message: string }
  /** What is kept may be another by now: another program with the same profile, or the file itself was changed. */
  | { readonly type: 'changed' }

/** What is remembered of people and calls. All methods reject with StoreError only; texts come back as they went in. */
export interface Store {
  /** Everybody of a server about whom something is kept, by nick. */
  people(server: string): Promise<readonly Person[]>
  /** Everybody who is blocked, at all servers. */
  blocked(): Promise<readonly PersonKey[]>
  /** Resolves with what is kept from now on. */
  changePerson(key: PersonKey, change: PersonChange): Promise<Person>
  addCall(call: PastCall): Promise<void>
  /** The latest first, by their beginning. */
  calls(query: CallQuery): Promise<readonly KeptCall[]>
  /** A person has seen what was missed so far. */
  markSeen(): Promise<void>
  /** Forgets all calls; resolves with how many there were. */
  clearCalls(): Promise<number>
  on(listener: (event: StoreEvent) => void): () => void
  /** Waits until what was asked is done, and closes. Idempotent. */
  close(): Promise<void>
}
