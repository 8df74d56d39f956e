import { clean } from '../protocol/text'
import type { PastCall } from './message'

/** A call that was. */
export interface HistoryCall extends PastCall {
  /** The nick, clean; the nick itself is only called. */
  readonly name: string
}

/** The calls that were, and what is done with them. */
export interface History {
  /** The latest first. Address and detail are clean. */
  readonly calls: readonly HistoryCall[]
  readonly known: boolean
  /** The selected one's id. */
  readonly selected?: number | undefined
  readonly focused: boolean
}

/** The history before anything was read. */
export const NO_HISTORY: History = { calls: [], known: false, focused: false }

const callOf = (call: PastCall): HistoryCall => ({
  ...call,
  name: clean(call.nick) || '?',
  address: clean(call.address),
  detail: clean(call.detail),
})

/** The history as it was read; the selection stays on its call, or is on the latest. */
export const withCalls = (history: History, calls: readonly PastCall[]): History => {
  const next = { ...history, calls: calls.map(callOf), known: true }
  return next.calls.some(({ id }) => id === history.selected) ? next : { ...next, selected: next.calls[0]?.id }
}

/** Where the selected call stands; -1: there is none. */
export const callIndex = ({ calls, selected }: History): number => calls.findIndex(({ id }) => id === selected)

/** The selected call. */
export const selectedCall = (history: History): HistoryCall | undefined => history.calls[callIndex(history)]

/** Moves the selection by so many rows; it stops at both ends. */
export const moveCall = (history: History, by: number): History => {
  const to = Math.max(0, Math.min(callIndex(history) + by, history.calls.length - 1))
  return { ...history, selected: history.calls[to]?.id }
}

/** Missed calls that nobody has seen yet. */
export const unseenCount = ({ calls }: History): number => calls.filter(({ missed, seen }) => missed && !seen).length

/** How long they spoke, in ms; undefined: there was no answer. */
export const spokenMs = ({ answeredAtMs, endedAtMs }: PastCall): number | undefined =>
  answeredAtMs === undefined ? undefined : Math.max(0, endedAtMs - answeredAtMs)

/** The host of a `host:port`, without the brackets of IPv6. */
export const hostOf = (address: string): string => address.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
