import type { Sql } from './sql'
import { StoreError } from './store'

/** What leads from each version of the schema to the next one. What was released is never changed, only followed. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE people (
     server TEXT NOT NULL,
     nick TEXT NOT NULL,
     favourite INTEGER NOT NULL DEFAULT 0,
     note TEXT NOT NULL DEFAULT '',
     blockedAtMs INTEGER,
     PRIMARY KEY (server, nick)
   ) WITHOUT ROWID;
   CREATE TABLE calls (
     id INTEGER PRIMARY KEY,
     server TEXT NOT NULL,
     nick TEXT NOT NULL,
     address TEXT NOT NULL,
     protocol TEXT NOT NULL,
     direction TEXT NOT NULL,
     startedAtMs INTEGER NOT NULL,
     answeredAtMs INTEGER,
     endedAtMs INTEGER NOT NULL,
     reason TEXT NOT NULL,
     detail TEXT NOT NULL,
     sound INTEGER NOT NULL,
     missed INTEGER NOT NULL,
     seen INTEGER NOT NULL DEFAULT 0
   );
   CREATE INDEX missed_calls ON calls (id) WHERE missed = 1;`,
  // Calls are told by their beginning; two of the same moment by which was noted later.
  `DROP INDEX missed_calls;
   CREATE INDEX calls_by_start ON calls (startedAtMs, id);
   CREATE INDEX missed_by_start ON calls (startedAtMs, id) WHERE missed = 1;`,
]

/** The version of the schema that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length

const versionOf = (sql: Sql): number => sql.first('PRAGMA user_version')?.number('user_version') ?? 0

/**
 * Brings a database to the version of this program, whole or not at all, also where two programs open it at once.
 * Throws StoreError for one that a newer program has made, and the library's errors.
 */
export const migrate = (sql: Sql): void => {
  if (versionOf(sql) === SCHEMA_VERSION) return
  sql.atomically(() => {
    const version = versionOf(sql)
    if (version > SCHEMA_VERSION) throw tooNew()
    for (const step of MIGRATIONS.slice(version)) sql.script(step)
    sql.script(`PRAGMA user_version = ${SCHEMA_VERSION}`)
  })
}

const tooNew = (): StoreError =>
  new StoreError('too-new', 'The history was written by a newer vcall: it is left alone, and this one goes on without.')
