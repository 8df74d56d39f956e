import type { NoticeLevel } from './message'

/** A line of the log; `trace` is what went over the wire. */
export interface LogEntry {
  readonly atMs: number
  readonly level: NoticeLevel | 'trace'
  readonly text: string
}

/** What happened, in order: the newest 500 lines. */
export interface Log {
  readonly entries: readonly LogEntry[]
  /** How many entries above the newest one the log is scrolled; 0 follows what happens. */
  readonly scroll: number
}

/** The most lines that are kept; the oldest one leaves first. */
export const MAX_LOG = 500

/** The log at the start. */
export const EMPTY_LOG: Log = { entries: [], scroll: 0 }

/** The log with one more line. Who has scrolled up goes on seeing the same lines. */
export const append = (log: Log, entry: LogEntry): Log => {
  const entries = [...log.entries, entry].slice(-MAX_LOG)
  return { entries, scroll: log.scroll === 0 ? 0 : Math.min(log.scroll + 1, entries.length - 1) }
}

/** The log scrolled by so many lines, upwards where positive. */
export const scrollLog = (log: Log, by: number): Log => ({
  ...log,
  scroll: Math.max(0, Math.min(log.scroll + by, log.entries.length - 1)),
})
