import type { VideoStats } from '../media/video/messages'
import type { CallSound, RequestFigures, TerminalFigures } from './message'
import { NO_METERS, type Meters } from './sound'
import { sampleOf, withSample, type Sample } from './statistics/sample'

/** The other one of a call; clean. */
export interface Peer {
  readonly name: string
  /** host:port, or empty when it is not known yet. */
  readonly address: string
}

/** What the interface knows of the call. */
export type Call = { readonly tag: 'none' } | Calling | Incoming | Live

/** We ring there. */
export interface Calling {
  readonly tag: 'calling'
  readonly peer: Peer
  readonly sinceMs: number
  readonly ringForMs: number
}

/** Somebody rings here. */
export interface Incoming {
  readonly tag: 'incoming'
  readonly peer: Peer
  readonly protocol: string
  readonly sinceMs: number
  readonly ringForMs: number
  /** Keys before this time belong to what was being typed when the call came in. */
  readonly armedAtMs: number
  /** The command line, while it is open, was opened since it rings, and has the keys. */
  readonly lineOpened?: true
}

/** The call is on. */
export interface Live {
  readonly tag: 'live'
  readonly peer: Peer
  readonly protocol: string
  readonly sinceMs: number
  readonly heldByUs: boolean
  readonly heldByThem: boolean
  /** Since when pictures may flow: the answer, or the last resume. */
  readonly flowsSinceMs: number
  readonly figures: Figures
  /** Absent: the call is without sound. */
  readonly meters?: Meters
}

/** What is measured during a call. */
export interface Figures {
  /** The last statistics, the newest last. */
  readonly recent: readonly VideoStats[]
  /** What was measured in the last minutes, the newest second last. */
  readonly history: readonly Sample[]
  readonly terminal?: TerminalFigures | undefined
  readonly sound?: CallSound | undefined
  /** Absent: it is not carried by requests. */
  readonly requests?: RequestFigures | undefined
  /** When they were told last, and the counters of then. */
  readonly told?: { readonly atMs: number; readonly stats: VideoStats } | undefined
  /** When a picture of theirs came last. */
  readonly theirsAtMs?: number | undefined
  /** A picture of ours was shown. */
  readonly mineSeen: boolean
}

/** Nobody rings, nobody is in a call. */
export const NO_CALL: Call = { tag: 'none' }

const NO_FIGURES: Figures = { recent: [], history: [], mineSeen: false }

/** Statistics of this many seconds make the loss that is shown. */
const RECENT = 10

/** A call that begins now; one of V0 is without sound, at least at first. */
export const liveCall = (peer: Peer, protocol: string, nowMs: number): Live => ({
  tag: 'live',
  peer,
  protocol,
  sinceMs: nowMs,
  heldByUs: false,
  heldByThem: false,
  flowsSinceMs: nowMs,
  figures: NO_FIGURES,
  ...(protocol !== 'v0' && { meters: NO_METERS }),
})

/** What is told of one second of a call. */
export interface Second {
  readonly stats: VideoStats
  readonly terminal: TerminalFigures
  readonly sound?: CallSound | undefined
  readonly requests?: RequestFigures | undefined
  readonly meters?: Meters | undefined
}

/** Figures with the statistics of one more second. */
export const withStats = (figures: Figures, second: Second, nowMs: number): Figures => {
  const { stats, terminal, sound, requests } = second
  const before = figures.told?.stats
  return {
    ...figures,
    recent: [...figures.recent, stats].slice(-RECENT),
    history: withSample(figures.history, sampleOf({ ...second, before })),
    terminal,
    sound,
    requests,
    told: { atMs: nowMs, stats },
    theirsAtMs: stats.received.frames > (before?.received.frames ?? 0) ? nowMs : figures.theirsAtMs,
  }
}

/** They are told once a second: those that are older say nothing of now. */
const OUTDATED_MS = 4000

/** Figures of which none is shown as if it were of now: nothing was told for too long, or they are as they were. */
export const upToDate = (figures: Figures, nowMs: number): Figures => {
  const { told, recent } = figures
  if (recent.length === 0 || told === undefined || nowMs - told.atMs < OUTDATED_MS) return figures
  return { ...figures, recent: [], terminal: undefined, sound: undefined, requests: undefined }
}

/** Pictures lost on the way, in percent of the last seconds; undefined before anything came. */
export const lossPercent = (figures: Figures): number | undefined => {
  const newest = figures.recent.at(-1)?.received
  if (newest === undefined) return undefined
  const oldest = figures.recent.length > 1 ? figures.recent[0]?.received : undefined
  const lost = Math.max(0, newest.lost - (oldest?.lost ?? 0))
  const came = Math.max(0, newest.frames - (oldest?.frames ?? 0))
  return lost + came === 0 ? undefined : (100 * lost) / (lost + came)
}

/** What is to be said of their picture; `shown`: nothing. */
export type PictureState = 'shown' | 'none-yet' | 'none' | 'stalled' | 'held-by-us' | 'held-by-them' | 'held-by-both'

/** So long a picture may stay away before it is remarked on: V0 asks for one a second. */
export const PATIENCE_MS = 4000

/** Their picture, as far as is known at this time. */
export const pictureState = (live: Live, nowMs: number): PictureState => {
  if (live.heldByUs && live.heldByThem) return 'held-by-both'
  if (live.heldByUs) return 'held-by-us'
  if (live.heldByThem) return 'held-by-them'
  const since = live.figures.theirsAtMs
  const patient = nowMs - Math.max(live.flowsSinceMs, since ?? 0) < PATIENCE_MS
  if (since === undefined) return patient ? 'none-yet' : 'none'
  return patient ? 'shown' : 'stalled'
}
