import type { Database } from 'libsql'

/** What is bound to a question mark of a statement. */
export type Value = string | number | null

/** One row of a result; a column that is not as it is asked for reads as empty. */
export class Row {
  private readonly values: ReadonlyMap<string, unknown>

  constructor(row: unknown) {
    this.values = new Map(typeof row === 'object' && row !== null ? Object.entries(row) : [])
  }

  text(column: string): string {
    const value = this.values.get(column)
    return typeof value === 'string' ? value : ''
  }

  /** Undefined where it is NULL. */
  number(column: string): number | undefined {
    const value = this.values.get(column)
    return typeof value === 'number' ? value : undefined
  }

  flag(column: string): boolean {
    return this.number(column) === 1
  }
}

/** A database file with rows that have types. All methods throw the library's errors. */
export class Sql {
  constructor(private readonly database: Database) {}

  all(query: string, ...values: readonly Value[]): readonly Row[] {
    return this.database
      .prepare(query)
      .all(...values)
      .map((row) => new Row(row))
  }

  first(query: string, ...values: readonly Value[]): Row | undefined {
    const row = this.database.prepare(query).get(...values)
    return row === undefined ? undefined : new Row(row)
  }

  /** Returns how many rows were changed. */
  run(query: string, ...values: readonly Value[]): number {
    return this.database.prepare(query).run(...values).changes
  }

  /** Runs statements that give nothing back. */
  script(statements: string): void {
    this.database.exec(statements)
  }

  /** All of it or nothing; nobody else writes meanwhile. */
  atomically<Result>(work: () => Result): Result {
    this.script('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.script('COMMIT')
      return result
    } catch (error) {
      // Where the disk is full the database has rolled back already; what is told is why.
      if (this.database.inTransaction) this.script('ROLLBACK')
      throw error
    }
  }

  close(): void {
    this.database.close()
  }
}
