import { boundedCall, MAX_CALLS, type CallEnd, type CallQuery, type KeptCall, type PastCall } from './kept-call'
import type { Row, Sql } from './sql'

const ENDS: Readonly<Record<CallEnd, true>> = {
  hangup: true,
  'remote-hangup': true,
  denied: true,
  busy: true,
  'no-answer': true,
  unreachable: true,
  'unknown-user': true,
  'connection-lost': true,
  error: true,
  blocked: true,
}

const isEnd = (text: string): text is CallEnd => Object.hasOwn(ENDS, text)

const endOf = (text: string): CallEnd => (isEnd(text) ? text : 'error')

const callOf = (row: Row): KeptCall => {
  const answeredAtMs = row.number('answeredAtMs')
  return {
    id: row.number('id') ?? 0,
    server: row.text('server'),
    nick: row.text('nick'),
    address: row.text('address'),
    protocol: row.text('protocol'),
    direction: row.text('direction') === 'in' ? 'in' : 'out',
    startedAtMs: row.number('startedAtMs') ?? 0,
    ...(answeredAtMs !== undefined && { answeredAtMs }),
    endedAtMs: row.number('endedAtMs') ?? 0,
    reason: endOf(row.text('reason')),
    detail: row.text('detail'),
    sound: row.flag('sound'),
    missed: row.flag('missed'),
    seen: row.flag('seen'),
  }
}

const INSERT = `INSERT INTO calls (server, nick, address, protocol, direction, startedAtMs, answeredAtMs, endedAtMs,
  reason, detail, sound, missed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const LATEST_FIRST = 'ORDER BY startedAtMs DESC, id DESC'

const OLD = `DELETE FROM calls WHERE id IN (SELECT id FROM calls ${LATEST_FIRST} LIMIT -1 OFFSET ${MAX_CALLS})`

/** The calls in the database. Throws the library's errors. */
export class CallsTable {
  constructor(private readonly sql: Sql) {}

  /** Adds one, and forgets the oldest where there are too many. */
  add(call: PastCall): void {
    const { server, nick, address, protocol, direction, startedAtMs, endedAtMs, reason, detail } = boundedCall(call)
    const times = [startedAtMs, call.answeredAtMs ?? null, endedAtMs]
    const flags = [call.sound ? 1 : 0, call.missed ? 1 : 0]
    this.sql.atomically(() => {
      this.sql.run(INSERT, server, nick, address, protocol, direction, ...times, reason, detail, ...flags)
      this.sql.run(OLD)
    })
  }

  latest({ limit, missedOnly = false }: CallQuery): readonly KeptCall[] {
    const which = missedOnly ? 'WHERE missed = 1' : ''
    return this.sql.all(`SELECT * FROM calls ${which} ${LATEST_FIRST} LIMIT ?`, limit).map(callOf)
  }

  markSeen(): void {
    this.sql.run('UPDATE calls SET seen = 1 WHERE missed = 1 AND seen = 0')
  }

  /** Returns how many there were. */
  clear(): number {
    return this.sql.run('DELETE FROM calls')
  }
}
