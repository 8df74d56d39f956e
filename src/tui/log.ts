import { EMPTY_FIELD, fieldText, type Field } from './field'
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
  /** How many of the lines that are shown, above the newest one, the log is scrolled; 0 follows what happens. */
  readonly scroll: number
  /** Lines that have its text alone are shown. */
  readonly filter: Field
  /** The keys go to the filter. */
  readonly searching: boolean
}

/** The most lines that are kept; the oldest one leaves first. */
export const MAX_LOG = 500

/** The log at the start. */
export const EMPTY_LOG: Log = { entries: [], scroll: 0, filter: EMPTY_FIELD, searching: false }

/** The lines that have the filter's text in them. */
export const shownEntries = ({ entries, filter }: Pick<Log, 'entries' | 'filter'>): readonly LogEntry[] => {
  const wanted = fieldText(filter).trim().toLowerCase()
  return wanted === '' ? entries : entries.filter(({ text }) => text.toLowerCase().includes(wanted))
}

/** The log with one more line. Who has scrolled up goes on seeing the same lines. */
export const append = (log: Log, entry: LogEntry): Log => {
  const next = { ...log, entries: [...log.entries, entry].slice(-MAX_LOG) }
  const isShown = log.scroll > 0 && shownEntries({ ...log, entries: [entry] }).length > 0
  return scrollLog(next, isShown ? 1 : 0)
}

/** The log scrolled by so many lines, upwards where positive. */
export const scrollLog = (log: Log, by: number): Log => ({
  ...log,
  scroll: Math.max(0, Math.min(log.scroll + by, shownEntries(log).length - 1)),
})

/** Another filter, which shows the newest lines that have it. */
export const withLogFilter = (log: Log, filter: Field): Log => ({ ...log, filter, scroll: 0 })

/** It is searched, or was. */
export const isLogSearched = ({ searching, filter }: Log): boolean => searching || fieldText(filter) !== ''
