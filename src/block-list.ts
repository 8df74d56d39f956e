import type { Caller } from './incoming'
import type { PersonKey } from './store/person'

const nameOf = (server: string, nick: string): string => JSON.stringify([server, nick])

/** Whose calls never ring, kept at hand: a call is declined before anybody could be asked. */
export class BlockList {
  private names: ReadonlySet<string> = new Set()
  /** What could not be kept, by name: it holds against what is. */
  private readonly unkept = new Map<string, PersonKey & { readonly blocked: boolean }>()

  /** Whether this caller, who says to be at this directory, is blocked there or by address. */
  has({ nick, host }: Caller, directory: string | undefined): boolean {
    return (directory !== undefined && this.isBlocked(directory, nick)) || this.isBlocked('', host)
  }

  /** Takes in one change that the store cannot keep: it holds as long as the program runs, or until it is kept. */
  change({ server, nick }: PersonKey, blocked: boolean): void {
    this.unkept.set(nameOf(server, nick), { server, nick, blocked })
  }

  /** The store keeps what there is to keep about somebody. */
  kept({ server, nick }: PersonKey): void {
    this.unkept.delete(nameOf(server, nick))
  }

  /** The changes at a server that are not kept. */
  unkeptAt(server: string): readonly { readonly nick: string; readonly blocked: boolean }[] {
    return [...this.unkept.values()].filter((each) => each.server === server)
  }

  /** Takes in who is blocked by the store from now on. */
  set(people: readonly PersonKey[]): void {
    this.names = new Set(people.map(({ server, nick }) => nameOf(server, nick)))
  }

  private isBlocked(server: string, nick: string): boolean {
    const name = nameOf(server, nick)
    return this.unkept.get(name)?.blocked ?? this.names.has(name)
  }
}
