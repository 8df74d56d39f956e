import type { Account, Binding } from '../protocol/discovery/registrar'
import type { Saved, Storage } from './storage'

/** The most nicks that one server keeps; as many as clients take from a list. */
export const MAX_ACCOUNTS = 50_000

/** A list that was handed out, and for which limits of age it is still true. */
interface Listed {
  readonly bindings: readonly Binding[]
  readonly afterMs: number
  readonly oldestMs: number
}

/** Accounts in the memory of this process; gone with it. */
export class MemoryStorage implements Storage {
  private readonly accounts = new Map<string, Account>()
  private listed: Listed | undefined

  constructor(private readonly maxAccounts = MAX_ACCOUNTS) {}

  find(nick: string): Promise<Account | undefined> {
    return Promise.resolve(this.accounts.get(nick))
  }

  save(account: Account, replaces: string | undefined): Promise<Saved> {
    const { nick } = account.binding
    const known = this.accounts.get(nick)
    if (known?.passwordHash !== replaces) return Promise.resolve('changed')
    if (known === undefined && this.accounts.size >= this.maxAccounts) return Promise.resolve('full')
    this.accounts.set(nick, account)
    this.listed = undefined
    return Promise.resolve('saved')
  }

  list(afterMs: number): Promise<readonly Binding[]> {
    const { listed } = this
    if (listed !== undefined && listed.afterMs <= afterMs && afterMs < listed.oldestMs) {
      return Promise.resolve(listed.bindings)
    }
    const bindings = this.bindings().filter((binding) => binding.registeredAtMs > afterMs)
    this.listed = { bindings, afterMs, oldestMs: oldest(bindings) }
    return Promise.resolve(bindings)
  }

  expire(untilMs: number): Promise<readonly string[]> {
    const gone = this.bindings().filter((binding) => binding.registeredAtMs <= untilMs)
    for (const { nick } of gone) this.accounts.delete(nick)
    if (gone.length > 0) this.listed = undefined
    return Promise.resolve(gone.map(({ nick }) => nick))
  }

  close(): Promise<void> {
    this.accounts.clear()
    this.listed = undefined
    return Promise.resolve()
  }

  private bindings(): readonly Binding[] {
    return Array.from(this.accounts.values(), ({ binding }) => binding)
  }
}

const oldest = (bindings: readonly Binding[]): number =>
  bindings.reduce((oldestMs, { registeredAtMs }) => Math.min(oldestMs, registeredAtMs), Infinity)
