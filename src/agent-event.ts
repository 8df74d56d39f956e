import type { EndReason } from './protocol/call/state'
import type { CallTraffic, ProtocolName, TextRefusal } from './net/signalling'
import type { AudioLevels, AudioStats } from './media/audio/messages'
import { noStats } from './media/audio/statistics'
import type { PictureCost, PreviewFigures, SourceSpec, VideoStats } from './media/video/messages'

/** Counters of a call as scripts see them. */
export interface CallStats {
  readonly video: Pick<VideoStats, 'sent' | 'received' | 'inForce' | 'peer'>
  readonly audio: Pick<AudioStats, 'sent' | 'received'>
  /** What crosses the network where that is not what is counted above, which goes to a process of ours on this machine. */
  readonly network?: CallTraffic
  /** Picture made → decoded, in ms; only where the peer's clock is ours. */
  readonly latencyMs?: { readonly p50: number; readonly p95: number }
  /** How much later than the picture of the same moment the sound is played; only where both can be known. */
  readonly avOffsetMs?: number
}

/** What becomes of a device: it works, it does not (then what there was before stays), it is over, gone, or there again. */
export type DeviceState = 'ready' | 'failed' | 'ended' | 'lost' | 'back'

/** Who a call is with, as far as is known. */
export interface CallParty {
  readonly nick: string
  readonly protocol: ProtocolName
  /** `host:port`; empty: never found out. */
  readonly address: string
  /** The nick is one of the directory's; else the other one is known by the address alone. */
  readonly listed: boolean
}

/**
 * What a user agent tells its owner: the interface, a script, a test. In `--json` each is one line, with `time`, Unix
 * seconds, added.
 */
export type AgentEvent =
  | { readonly event: 'listening'; readonly host: string; readonly port: number }
  | { readonly event: 'registered'; readonly nick: string; readonly server: string }
  | { readonly event: 'calling'; readonly nick: string }
  | { readonly event: 'incoming'; readonly nick: string; readonly protocol: ProtocolName; readonly address: string }
  | { readonly event: 'answered'; readonly nick: string; readonly protocol: ProtocolName; readonly address: string }
  | { readonly event: 'held' | 'resumed'; readonly by: 'us' | 'them' }
  | ({ readonly event: 'stats' } & CallStats)
  | ({
      readonly event: 'ended'
      readonly direction: 'in' | 'out'
      /** Unix seconds. */
      readonly startedAt: number
      readonly reason: EndReason
      /** One clause for a person, e.g. why the peer could not be reached; may be empty. */
      readonly detail: string
      readonly answered: boolean
      /** Seconds from the answer to the end, 0 when there was none. */
      readonly seconds: number
    } & CallParty &
      CallStats)
  /** Somebody called while a call was on, and was told busy. */
  | ({ readonly event: 'missed' } & CallParty)
  /** Somebody who is blocked called, and was declined at once. */
  | ({ readonly event: 'blocked' } & CallParty)
  /** What we send: `label` names the source, or says why it does not work (then the old source stays). */
  | {
      readonly event: 'source'
      readonly state: 'ready' | 'failed' | 'ended'
      readonly label: string
      readonly source: SourceSpec
    }
  /**
   * What the video file does that is sent, four times a second; `closed`: none is open any more. `asked`: it was paused,
   * sought or looped just now. Without `durationMs` its length is not known.
   */
  | {
      readonly event: 'file'
      readonly state: 'playing' | 'paused' | 'closed'
      readonly positionMs: number
      readonly durationMs?: number
      readonly loop: boolean
      readonly asked: boolean
    }
  /** What a picture of ours takes at some sizes and qualities; empty where nothing is sent. */
  | { readonly event: 'measured'; readonly costs: readonly PictureCost[] }
  /** We see ourselves outside of calls, once a second; absent figures: no more. */
  | { readonly event: 'preview'; readonly figures?: PreviewFigures }
  /** What our picture goes through, as `--filter` takes it; `none` where there is nothing. */
  | { readonly event: 'filters'; readonly filters: string }
  /** The same of the sound: what is sent, and where the other one is heard. */
  | { readonly event: 'microphone' | 'speaker'; readonly state: DeviceState; readonly label: string }
  /** Sound goes both ways from now on. */
  | { readonly event: 'sound' }
  | { readonly event: 'muted'; readonly muted: boolean }
  /** Ten times a second while there is sound. */
  | { readonly event: 'levels'; readonly levels: AudioLevels }
  | { readonly event: 'error'; readonly code: string; readonly message: string }
  | { readonly event: 'notice'; readonly message: string }
  /** A line of text that somebody wrote, cleaned; `address`, `host:port`, is where they are written to. */
  | { readonly event: 'text'; readonly nick: string; readonly address: string; readonly text: string }
  /** What became of a text of ours; `to` is `host:port`, `detail` is a clause for a person. */
  | { readonly event: 'text-sent'; readonly id: string; readonly to: string }
  | { readonly event: 'text-failed'; readonly id: string; readonly reason: TextRefusal; readonly detail: string }
  /** A control message went over the wire. */
  | { readonly event: 'trace'; readonly direction: 'in' | 'out'; readonly text: string }
  | { readonly event: 'snapshot'; readonly path: string }

/** The counters of a call that had no media. */
export const NO_STATS: CallStats = {
  video: {
    sent: { frames: 0, bytes: 0, fps: 0, kbps: 0, unsent: 0, quality: 0, nextOrder: 0 },
    received: {
      frames: 0,
      bytes: 0,
      fps: 0,
      kbps: 0,
      lost: 0,
      late: 0,
      damaged: 0,
      oversize: 0,
      skipped: 0,
      foreign: 0,
      width: 0,
      height: 0,
    },
  },
  audio: noStats(),
}
