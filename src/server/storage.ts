import type { Account, Binding } from '../protocol/discovery/registrar'

/** What became of an account that should be saved. */
export type Saved =
  | 'saved'
  /** Somebody else changed the account meanwhile: look it up again. */
  | 'changed'
  /** There is no room for another nick. */
  | 'full'

/**
 * Where the discovery server keeps nicks. Asynchronous, so that a database can be behind it; several servers may share
 * one. A nick has at most one account. Rejections are faults of the storage, never of a client.
 */
export interface Storage {
  /** The account of a nick, however old. */
  find(nick: string): Promise<Account | undefined>
  /** Saves in one step if the account of the nick has the hash `replaces`, or, where that is undefined, if it has none. */
  save(account: Account, replaces: string | undefined): Promise<Saved>
  /**
   * The bindings that were registered after this Unix time in milliseconds, in any order. May be the same array as
   * before when nothing has changed, so that what was made of it can be kept.
   */
  list(afterMs: number): Promise<readonly Binding[]>
  /** Removes what was registered at or before this Unix time in milliseconds, and tells the nicks. */
  expire(untilMs: number): Promise<readonly string[]>
  close(): Promise<void>
}
