import { commentOf, findComment } from './jpeg-comment'

/**
 * How the pictures of one vcall fare at the other one, told in a comment of the other's own pictures, where every other
 * client skips it: what RFC 3550, 6.4.1 has in a receiver report, with the rate at which pictures were really shown.
 *
 *     "vcall-report high=1207 got=1180 lost=21 held=35 delay=12 shown=24.5"
 *
 * Words that are not known are left out. A vcall that knows no reports takes this for no word of ours.
 */

/** What became of the pictures of a call so far. */
export interface ReceiverReport {
  /** The highest order that came. */
  readonly high: number
  /** Pictures that came in order, and those that never came. */
  readonly got: number
  readonly lost: number
  /** How long ago the picture of the highest order came, in ms: what is no part of the round trip. */
  readonly heldMs: number
  /** How much later than undelayed ones the pictures since the last report came, in ms, on average. */
  readonly delayMs: number
  /** Pictures a second that were decoded to be shown. */
  readonly shownFps: number
}

const MAX_TEXT_BYTES = 120
/** No report takes more of a picture. */
export const MAX_REPORT_BYTES = 4 + MAX_TEXT_BYTES

const TEXT = /^vcall-report( [!-~]+)+$/
const MOST = 1e9
const MOST_MS = 1e6

const whole = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)))

/** The comment segment of a report, whole. */
export const encodeReport = ({ high, got, lost, heldMs, delayMs, shownFps }: ReceiverReport): Uint8Array => {
  const counts = `high=${high} got=${whole(got, MOST)} lost=${whole(lost, MOST)}`
  const times = `held=${whole(heldMs, MOST_MS)} delay=${whole(delayMs, MOST_MS)}`
  return commentOf(`vcall-report ${counts} ${times} shown=${Math.min(999, Math.max(0, shownFps)).toFixed(1)}`)
}

const numberOf = (text: string, name: string): number | undefined => {
  const digits = new RegExp(` ${name}=(\\d{1,16}(?:\\.\\d{1,3})?)(?= |$)`).exec(text)?.[1]
  const value = Number(digits)
  return digits !== undefined && value <= Number.MAX_SAFE_INTEGER ? value : undefined
}

const reportOf = (letters: Uint8Array): ReceiverReport | undefined => {
  if (letters.length > MAX_TEXT_BYTES) return undefined
  const text = String.fromCharCode(...letters)
  if (!TEXT.test(text)) return undefined
  const [high, got, lost] = ['high', 'got', 'lost'].map((name) => numberOf(text, name))
  if (high === undefined || got === undefined || lost === undefined) return undefined
  const [heldMs = 0, delayMs = 0, shownFps = 0] = ['held', 'delay', 'shown'].map((name) => numberOf(text, name))
  return { high, got, lost, heldMs, delayMs, shownFps }
}

/** Finds the report in the first kilobyte of a picture; undefined when there is none. Never throws. */
export const findReport = (jpeg: Uint8Array): ReceiverReport | undefined => findComment(jpeg, reportOf)
