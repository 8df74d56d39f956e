import type { AgentEvent } from './agent-event'
import { BlockList } from './block-list'
import { pastCallOf } from './call-history'
import type { Caller } from './incoming'
import type { CallNotes } from './session'
import type { Profile } from './profile/profile'
import { stranger, type Person, type PersonChange, type PersonKey } from './store/person'
import { StoreError, type Store } from './store/store'
import { StoreProcess } from './store/store-process'
import { Listeners } from './protocol/listeners'

/** How long a call may wait for the list of those who are blocked when the program starts, in ms. */
const START_MS = 3000

/** What a notebook tells. */
export type NotebookEvent =
  /** What does not work, each thing once; one line. */
  | { readonly type: 'notice'; readonly message: string }
  /** Other people or calls are kept now than before. */
  | { readonly type: 'changed' }

/**
 * The store as a running program uses it: notes every call, knows who is blocked, and never fails. What cannot be
 * remembered is told once, and everything goes on without.
 */
export class Notebook implements CallNotes {
  private readonly blockList = new BlockList()
  private readonly listeners = new Listeners<NotebookEvent>()
  private readonly told = new Set<StoreError['reason']>(['closed'])
  private opened: Promise<void> | undefined
  /** Who was kept at a server when it could be read last. */
  private lastRead: { readonly server: string; readonly people: readonly Person[] } | undefined

  constructor(private readonly store: Store) {
    store.on((event) => {
      this.emit(event)
      if (event.type === 'changed') void this.readBlocked()
    })
  }

  on(listener: (event: NotebookEvent) => void): () => void {
    return this.listeners.add(listener)
  }

  /** Learns who is blocked. Resolves, after some seconds at most, also where that cannot be known. Idempotent. */
  open(): Promise<void> {
    this.opened ??= atMost(START_MS, this.readBlocked())
    return this.opened
  }

  /** Who is declined at once: known at this directory, or by address. */
  blocks(directory: string | undefined): (caller: Caller) => boolean {
    return (caller) => this.blockList.has(caller, directory)
  }

  /** Notes what an event means for the history. */
  follow(event: AgentEvent, directory: string | undefined): void {
    const call = pastCallOf(event, directory, Date.now())
    if (call) void this.change((store) => store.addCall(call))
  }

  /** Does something with the store; undefined where that fails, which is told. */
  async attempt<Result>(work: (store: Store) => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work(this.store)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      if (!this.told.has(error.reason)) this.emit({ type: 'notice', message: error.message })
      this.told.add(error.reason)
      return undefined
    }
  }

  /** As `attempt`, for what changes people or calls: who is blocked is known anew, and the change is told. */
  async change<Result>(work: (store: Store) => Promise<Result>): Promise<Result | undefined> {
    const result = await this.attempt(work)
    await this.readBlocked()
    this.emit({ type: 'changed' })
    return result
  }

  /**
   * Changes what is kept of somebody; resolves with whether it is kept. Who is blocked stays so while the program runs,
   * also where it is not.
   */
  async changePerson(key: PersonKey, change: PersonChange): Promise<boolean> {
    const kept = await this.attempt((store) => store.changePerson(key, change))
    if (change.blocked !== undefined) {
      if (kept) this.blockList.kept(key)
      else this.blockList.change(key, change.blocked)
    }
    await this.readBlocked()
    this.emit({ type: 'changed' })
    return kept !== undefined
  }

  /** Everybody of a server about whom something is kept, or known as long as the program runs; undefined: that cannot be read. */
  async people(server: string): Promise<readonly Person[] | undefined> {
    const read = await this.attempt((store) => store.people(server))
    const unkept = this.blockList.unkeptAt(server)
    if (read) this.lastRead = { server, people: read }
    if (!read && unkept.length === 0) return undefined
    const people = read ?? (this.lastRead?.server === server ? this.lastRead.people : [])
    const strangers = unkept.filter(({ nick }) => !people.some((person) => person.nick === nick))
    return [
      ...people.map((person) => ({ ...person, ...unkept.find(({ nick }) => nick === person.nick) })),
      ...strangers.map(({ nick, blocked }) => ({ ...stranger({ server, nick }), blocked })),
    ]
  }

  /** Waits until everything is noted, and closes the store. Idempotent. */
  close(): Promise<void> {
    return this.store.close()
  }

  private async readBlocked(): Promise<void> {
    const blocked = await this.attempt((store) => store.blocked())
    if (blocked) this.blockList.set(blocked)
  }

  private emit(event: NotebookEvent): void {
    this.listeners.tell(event)
  }
}

/** The notebook of a profile; its file and its process are made when they are needed. */
export const openNotebook = (profile: Profile): Notebook => new Notebook(new StoreProcess(profile.storeFile))

const atMost = async (ms: number, work: Promise<void>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms)))])
  clearTimeout(timer)
}
