/** Where to go in a file: so far on (or back, below 0), to a moment, or to a share of its length, 0..1. */
export type SeekTarget = { readonly byMs: number } | { readonly toMs: number } | { readonly share: number }

/** Where a file is, in ms from 0, and how long it is; undefined: not known. */
export interface Extent {
  readonly positionMs: number
  readonly durationMs?: number | undefined
}

/** Where a file is, and what it does there: enough to go on in the same way. */
export interface Place {
  readonly positionMs: number
  readonly paused: boolean
}

/** Nobody is led nearer to the end: there would be nothing left to see. */
const LAST_MS = 1000

/** The position of a target, within the file; a share of an unknown length leaves it where it is. */
export const positionOf = (target: SeekTarget, { positionMs, durationMs }: Extent): number => {
  const wantedMs = wanted(target, positionMs, durationMs)
  const latestMs = Math.max(0, (durationMs ?? Infinity) - LAST_MS)
  return Math.max(0, Math.min(latestMs, Number.isFinite(wantedMs) ? wantedMs : positionMs))
}

const wanted = (target: SeekTarget, positionMs: number, durationMs: number | undefined): number => {
  if ('byMs' in target) return positionMs + target.byMs
  if ('toMs' in target) return target.toMs
  return durationMs === undefined ? positionMs : target.share * durationMs
}

const WRITTEN = /^([+-]?)(\d{1,5}(?:\.\d{1,3})?)(%?)$/

/** Reads where to go: `12.5` is a moment in seconds, `+5` and `-5` so much on or back, `50%` a share; undefined: none of it. */
export const seekTargetOf = (text: string): SeekTarget | undefined => {
  const [, sign, digits, percent] = WRITTEN.exec(text) ?? []
  const value = Number(digits)
  if (digits === undefined || (percent === '%' && (sign !== '' || value > 100))) return undefined
  if (percent === '%') return { share: value / 100 }
  return sign === '' ? { toMs: value * 1000 } : { byMs: value * (sign === '-' ? -1000 : 1000) }
}
