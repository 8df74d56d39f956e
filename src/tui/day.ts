import { timeOfDay } from './clock'
import type { Words } from './words/en'

/** A moment, and where it is looked at from: all times are Unix ms. */
export interface Moment {
  readonly atMs: number
  readonly nowMs: number
  /** Minutes east of UTC. */
  readonly utcOffsetMin: number
}

const DAY_MS = 86_400_000
const WEEK_DAYS = 7

const localDay = (atMs: number, utcOffsetMin: number): number => Math.floor((atMs + utcOffsetMin * 60_000) / DAY_MS)

/** When something was, in a word: the time of today, yesterday, a day of the last week, else month and day. */
export const shortWhen = ({ atMs, nowMs, utcOffsetMin }: Moment, words: Words['history']): string => {
  const day = localDay(atMs, utcOffsetMin)
  const daysAgo = localDay(nowMs, utcOffsetMin) - day
  if (daysAgo <= 0) return timeOfDay(atMs, utcOffsetMin)
  if (daysAgo === 1) return words.yesterday
  // The first of January 1970 was a Thursday.
  if (daysAgo < WEEK_DAYS) return words.days[(day + 4) % WEEK_DAYS] ?? ''
  return isoDate(atMs, utcOffsetMin).slice(5)
}

/** When something was, exactly: `2026-11-20 12:41`. */
export const longWhen = ({ atMs, utcOffsetMin }: Omit<Moment, 'nowMs'>): string =>
  `${isoDate(atMs, utcOffsetMin)} ${timeOfDay(atMs, utcOffsetMin)}`

const isoDate = (atMs: number, utcOffsetMin: number): string => {
  const at = new Date(atMs + utcOffsetMin * 60_000)
  return Number.isNaN(at.getTime()) ? '----------' : at.toISOString().slice(0, 10)
}
