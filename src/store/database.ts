import { CallsTable } from './calls-table'
import { moveAside, openFile } from './file'
import type { Answer, Question } from './messages'
import { PeopleTable } from './people-table'
import type { Sql } from './sql'
import { storeErrorOf } from './trouble'

/** Where the database is, and what it needs of the world. */
export interface DatabaseOptions {
  readonly path: string
  /** Unix ms. */
  readonly now: () => number
  /** Told one line for a person. */
  readonly notice: (message: string) => void
}

interface Opened {
  readonly sql: Sql
  readonly people: PeopleTable
  readonly calls: CallsTable
}

/** Grows when another connection has written. */
const versionOf = (sql: Sql): number | undefined => sql.first('PRAGMA data_version')?.number('data_version')

/** Answers questions from the file, at once: it belongs into a process of its own. Throws StoreError only. */
export class Database {
  private opened: Opened | undefined
  private version: number | undefined

  constructor(private readonly options: DatabaseOptions) {}

  /** Opens the file if need be. A damaged one is kept beside, told of, and replaced by an empty one. */
  ask(question: Question): Answer {
    try {
      return this.answer(question)
    } catch (error) {
      const trouble = storeErrorOf(error)
      if (trouble.reason !== 'damaged') throw trouble
    }
    this.replace()
    try {
      return this.answer(question)
    } catch (error) {
      throw storeErrorOf(error)
    }
  }

  /** Whether another process has written since this was asked last. */
  hasChanged(): boolean {
    const before = this.version
    try {
      this.version = this.opened && versionOf(this.opened.sql)
    } catch {
      // What is wrong is told when somebody wants something of it.
      return false
    }
    return before !== undefined && before !== this.version
  }

  close(): void {
    this.opened?.sql.close()
    this.opened = undefined
  }

  private open(): Opened {
    const sql = openFile(this.options.path)
    this.version = versionOf(sql)
    return { sql, people: new PeopleTable(sql, this.options.now), calls: new CallsTable(sql) }
  }

  private replace(): void {
    const { path, now, notice } = this.options
    try {
      this.close()
      const kept = moveAside(path, now())
      notice(`The history was damaged. It is kept as ${kept}, and a new one begins.`)
    } catch (error) {
      throw storeErrorOf(error)
    }
  }

  private answer(question: Question): Answer {
    this.opened ??= this.open()
    const { people, calls } = this.opened
    switch (question.kind) {
      case 'people':
        return { kind: 'people', people: people.of(question.server) }
      case 'blocked':
        return { kind: 'blocked', blocked: people.blocked() }
      case 'change-person':
        return { kind: 'change-person', person: people.change(question.key, question.change) }
      case 'add-call':
        calls.add(question.call)
        return { kind: 'add-call' }
      case 'calls':
        return { kind: 'calls', calls: calls.latest(question.query) }
      case 'mark-seen':
        calls.markSeen()
        return { kind: 'mark-seen' }
      case 'clear-calls':
        return { kind: 'clear-calls', count: calls.clear() }
    }
  }
}
