/** Times as a person reads them. */
import type { Words } from './words/en'

const two = (value: number): string => String(value).padStart(2, '0')

const secondsOf = (ms: number): number => Math.max(0, Math.floor(ms / 1000))

/** Time of the day, `12:41`, of a Unix time in ms, `utcOffsetMin` minutes east of UTC. */
export const timeOfDay = (atMs: number, utcOffsetMin: number): string => clockParts(atMs, utcOffsetMin).slice(0, 5)

/** Time of the day with seconds, `12:41:07`. */
export const timeWithSeconds = (atMs: number, utcOffsetMin: number): string => clockParts(atMs, utcOffsetMin)

const clockParts = (atMs: number, utcOffsetMin: number): string => {
  const at = new Date(atMs + utcOffsetMin * 60_000)
  return Number.isNaN(at.getTime()) ? '--:--:--' : at.toISOString().slice(11, 19)
}

/** How long something lasts, in the least places that it needs: `0:07`, `12:03`, `1:02:03`. */
export const duration = (ms: number): string => {
  const seconds = secondsOf(ms)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** How long something lasts, always in the same places: `00:03:12`. */
export const longDuration = (ms: number): string => {
  const seconds = secondsOf(ms)
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** How long ago, roughly: `now`, `2 min ago`, `1 h ago`, `3 days ago`. */
export const ago = (ms: number, { ago: words }: Words): string => {
  const minutes = Math.floor(secondsOf(ms) / 60)
  if (minutes < 1) return words.now
  if (minutes < 60) return words.minutes(minutes)
  if (minutes < 48 * 60) return words.hours(Math.floor(minutes / 60))
  return words.days(Math.floor(minutes / 1440))
}
