import type { Caller } from './incoming'
import type { PersonKey } from './store/person'

const nameOf = (server: string, nick: string): string => JSON.stringify([server, nick])

/** Whose calls never ring, kept at hand: a call is declined before anybody could be asked. */
export class BlockList {
  private names: ReadonlySet<string> = new Set()

  /** Whether this caller, who says to be at this directory, is blocked there or by address. */
  has({ nick, host }: Caller, directory: string | undefined): boolean {
    const byNick = directory !== undefined && this.names.has(nameOf(directory, nick))
    return byNick || this.names.has(nameOf('', host))
  }

  /** Takes in one change that the store cannot keep: it holds as long as the program runs. */
  change({ server, nick }: PersonKey, blocked: boolean): void {
    const names = new Set(this.names)
    if (blocked) names.add(nameOf(server, nick))
    else names.delete(nameOf(server, nick))
    this.names = names
  }

  /** Takes in who is blocked from now on. */
  set(people: readonly PersonKey[]): void {
    this.names = new Set(people.map(({ server, nick }) => nameOf(server, nick)))
  }
}
