import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Database } from '../../src/store/database'
import { openFile } from '../../src/store/file'
import type { Answer } from '../../src/store/messages'
import { MAX_PEOPLE } from '../../src/store/person'
import { SCHEMA_VERSION } from '../../src/store/schema'
import { storeErrorOf } from '../../src/store/trouble'
import { MAX_CALLS } from '../../src/store/kept-call'
import { pastCall } from '../contract/store'

let folder: string
let path: string
let notices: string[]
let database: Database

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vcall-database-'))
  path = join(folder, 'vcall.db')
  notices = []
  database = new Database({ path, now: () => 1_700_000_000_000, notice: (line) => notices.push(line) })
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const add = (): Answer => database.ask({ kind: 'add-call', call: pastCall() })

const reasonOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return storeErrorOf(error).reason
  }
}

const count = (): number => {
  const answer = database.ask({ kind: 'calls', query: { limit: 2 * MAX_CALLS } })
  return answer.kind === 'calls' ? answer.calls.length : -1
}

it('keeps the latest calls only', () => {
  add()
  const sql = openFile(path)
  sql.run(
    `WITH RECURSIVE many (at) AS (VALUES (1) UNION ALL SELECT at + 1 FROM many WHERE at < ?)
     INSERT INTO calls (server, nick, address, protocol, direction, startedAtMs, endedAtMs, reason, detail, sound, missed)
     SELECT '', 'n', '', 'v0', 'in', at, at, 'denied', '', 0, 0 FROM many`,
    MAX_CALLS + 50,
  )
  sql.close()
  add()
  expect(count()).toBe(MAX_CALLS)
})

it('goes over from the schema of before, with all that is kept, and reads calls by an index', () => {
  const sql = openFile(path)
  sql.script(`DROP INDEX calls_by_start; DROP INDEX missed_by_start;
    CREATE INDEX missed_calls ON calls (id) WHERE missed = 1; PRAGMA user_version = 1`)
  sql.run(
    `INSERT INTO calls (server, nick, address, protocol, direction, startedAtMs, endedAtMs, reason, detail, sound, missed)
     VALUES ('', 'late', '', 'v0', 'in', 9, 9, 'denied', '', 0, 1), ('', 'early', '', 'v0', 'in', 1, 99, 'denied', '', 0, 1)`,
  )
  sql.close()
  const answer = database.ask({ kind: 'calls', query: { limit: 9 } })
  expect(answer.kind === 'calls' && answer.calls.map(({ nick }) => nick)).toEqual(['late', 'early'])
  const now = openFile(path)
  const plan = (where: string): string =>
    now
      .all(`EXPLAIN QUERY PLAN SELECT * FROM calls ${where} ORDER BY startedAtMs DESC, id DESC LIMIT 9`)
      .map((row) => row.text('detail'))
      .join()
  expect(now.first('PRAGMA user_version')?.number('user_version')).toBe(SCHEMA_VERSION)
  expect([plan(''), plan('WHERE missed = 1')]).toEqual([
    expect.stringMatching(/^SCAN calls USING INDEX calls_by_start$/),
    expect.stringMatching(/^SCAN calls USING INDEX missed_by_start$/),
  ])
  now.close()
})

it('people are bounded', () => {
  add()
  const sql = openFile(path)
  sql.run(
    `WITH RECURSIVE many (at) AS (VALUES (1) UNION ALL SELECT at + 1 FROM many WHERE at < ?)
     INSERT INTO people (server, nick, note) SELECT 's:1', 'n' || at, 'x' FROM many`,
    MAX_PEOPLE,
  )
  sql.close()
  const change = (nick: string): unknown =>
    database.ask({ kind: 'change-person', key: { server: 's:1', nick }, change: { note: 'y' } })
  expect(reasonOf(() => change('one more'))).toBe('too-many')
  expect(reasonOf(() => change('n7'))).toBe('none')
})

/** A database of which all but the first page's header is overwritten. */
const damaged = (): Buffer => {
  const other = join(folder, 'other.db')
  const sql = openFile(other)
  sql.first('PRAGMA wal_checkpoint(TRUNCATE)')
  sql.close()
  const bytes = readFileSync(other)
  return bytes.fill(0x55, 100, bytes.length)
}

it('a damaged file is kept, and the call is noted in a new one', () => {
  writeFileSync(path, damaged())
  add()
  expect(count()).toBe(1)
  expect(notices).toEqual([expect.stringMatching(/damaged.*vcall\.db\.damaged-20231114221320/)])
  expect(readFileSync(join(folder, 'vcall.db.damaged-20231114221320'))).toEqual(damaged())
})

it('an empty file is an empty history', () => {
  writeFileSync(path, '')
  add()
  expect([count(), notices]).toEqual([1, []])
})

it('what a newer program has written is left alone', () => {
  add()
  const sql = openFile(path)
  sql.script(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`)
  sql.close()
  database.close()
  expect(reasonOf(add)).toBe('too-new')
  expect(notices).toEqual([])
})

it('a folder in its place, or a place that does not exist: unavailable', () => {
  mkdirSync(path)
  expect(reasonOf(add)).toBe('unavailable')
})

it('a full disk, a file that may only be read, and a lock that stays have their names', () => {
  add()
  const sql = openFile(path)
  sql.script('PRAGMA max_page_count = 1')
  const grow = (): unknown => sql.run("INSERT INTO people (server, nick, note) VALUES ('', '', ?)", 'x'.repeat(100_000))
  expect(reasonOf(grow)).toBe('full')
  expect(reasonOf(() => sql.atomically(grow))).toBe('full')
  const fails = (): never => {
    throw new Error('why')
  }
  expect(() => sql.atomically(fails)).toThrow('why')
  expect(sql.atomically(() => 7)).toBe(7)
  sql.script('PRAGMA query_only = 1')
  expect(reasonOf(grow)).toBe('read-only')
  sql.script('PRAGMA query_only = 0; PRAGMA busy_timeout = 20')
  const other = openFile(path)
  other.script('BEGIN IMMEDIATE')
  expect(reasonOf(grow)).toBe('busy')
  other.script('COMMIT')
  other.close()
  sql.close()
})

it('notices when another connection has written, and only then', () => {
  expect(database.hasChanged()).toBe(false)
  add()
  expect(database.hasChanged()).toBe(false)
  const sql = openFile(path)
  sql.run('DELETE FROM calls')
  expect([database.hasChanged(), database.hasChanged()]).toEqual([true, false])
  sql.close()
})
