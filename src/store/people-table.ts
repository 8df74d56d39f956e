import { boundedKey, changed, isStranger, MAX_PEOPLE, stranger } from './person'
import type { Person, PersonChange, PersonKey } from './person'
import type { Row, Sql } from './sql'
import { tooManyPeople } from './store'

const keyOf = (row: Row): PersonKey => ({ server: row.text('server'), nick: row.text('nick') })

const personOf = (row: Row): Person => {
  const blockedAtMs = row.number('blockedAtMs')
  return {
    ...keyOf(row),
    favourite: row.flag('favourite'),
    note: row.text('note'),
    blocked: blockedAtMs !== undefined,
    ...(blockedAtMs !== undefined && { blockedAtMs }),
  }
}

/** The people in the database. Throws the library's errors, and StoreError. */
export class PeopleTable {
  constructor(
    private readonly sql: Sql,
    private readonly now: () => number,
  ) {}

  of(server: string): readonly Person[] {
    return this.sql.all('SELECT * FROM people WHERE server = ? ORDER BY nick', server).map(personOf)
  }

  blocked(): readonly PersonKey[] {
    return this.sql.all('SELECT * FROM people WHERE blockedAtMs IS NOT NULL ORDER BY nick, server').map(keyOf)
  }

  change(wanted: PersonKey, change: PersonChange): Person {
    const key = boundedKey(wanted)
    return this.sql.atomically(() => {
      const known = this.find(key)
      const person = changed(known ?? stranger(key), change, this.now())
      if (isStranger(person)) this.forget(key)
      else if (!known && this.isFull()) throw tooManyPeople()
      else this.write(person)
      return person
    })
  }

  private find({ server, nick }: PersonKey): Person | undefined {
    const row = this.sql.first('SELECT * FROM people WHERE server = ? AND nick = ?', server, nick)
    return row && personOf(row)
  }

  private isFull(): boolean {
    return (this.sql.first('SELECT count(*) AS count FROM people')?.number('count') ?? 0) >= MAX_PEOPLE
  }

  private forget({ server, nick }: PersonKey): void {
    this.sql.run('DELETE FROM people WHERE server = ? AND nick = ?', server, nick)
  }

  private write({ server, nick, favourite, note, blockedAtMs }: Person): void {
    const query = 'INSERT OR REPLACE INTO people (server, nick, favourite, note, blockedAtMs) VALUES (?, ?, ?, ?, ?)'
    this.sql.run(query, server, nick, favourite ? 1 : 0, note, blockedAtMs ?? null)
  }
}
