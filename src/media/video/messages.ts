import type { CodecName, Size } from '../codec/codec'
import type { FilterChoice } from '../filter/choice'
import type { DeckState } from '../play/deck'
import type { Place, SeekTarget } from '../play/place'
import type { Knob, Rung } from '../quality/ladder'
import type { Effort, RenderMode, Traits, View } from '../render/renderer'
import type { Announcement } from '../../protocol/media/jpeg-comment'

/** What is sent as video, as a person says it: camera[:N], pattern, file:PATH, still:PATH, none. */
export type SourceSpec =
  | { readonly kind: 'camera'; readonly index: number }
  | { readonly kind: 'pattern' }
  | { readonly kind: 'file'; readonly path: string; readonly loop: boolean }
  | { readonly kind: 'still'; readonly path: string }
  | { readonly kind: 'none' }

/** What is played: a video or a picture, or a Y4M stream on the process's stdin. */
export type PlayMedia =
  { readonly kind: 'file'; readonly path: string; readonly loop: boolean } | { readonly kind: 'stdin' }

/** How video is sent. */
export interface VideoSettings {
  readonly width: number
  readonly height: number
  /** Whole frames a second, at least 1. */
  readonly fps: number
  /** JPEG quality 1..100: a ceiling; it is lowered until a datagram fits. */
  readonly quality: number
  /** What follows the way and the machine by itself: quality from its value up and down, rate and size down from theirs. */
  readonly automatic: readonly Knob[]
  /** The largest datagram that is sent, in bytes: 14,900 unless told otherwise, 60,000 at most. */
  readonly maxDatagramBytes: number
  /** False: a still card goes out once a second instead of the source. */
  readonly cameraOn: boolean
  /** Our own screen shows what a camera of ours sees as a mirror does; what is sent stays as it is. */
  readonly mirror: boolean
}

/** The two pictures of a call. */
export type Which = 'theirs' | 'mine'

/** A picture wanted on the screen. */
export interface WantedView extends View {
  readonly which: Which
  /** True: what the terminal shows there is unknown, draw it whole. */
  readonly fresh: boolean
}

/** To the video process. `call` guards against messages that cross a change of call. */
export type ToVideo =
  /** Bind the UDP port; port 0 takes a free one. Answer: opened or open-failed. */
  | { readonly type: 'open'; readonly host: string; readonly port: number }
  /**
   * Change the source at any moment. Answer: source-ready or source-failed; on failure the old source stays. The device
   * is held from `start` to `stop`, and from `preview` to `preview-end`, while the camera is on. Before, a file is opened to
   * see whether it works and closed again; a camera is only looked for. A file begins at `place`, or at its beginning.
   */
  | { readonly type: 'source'; readonly source: SourceSpec; readonly place?: Place }
  /** Of the file that is sent, while it is open: hold its picture or go on; go elsewhere; begin again at its end. */
  | { readonly type: 'source-pause'; readonly paused: boolean }
  | { readonly type: 'source-seek'; readonly target: SeekTarget }
  | { readonly type: 'source-loop'; readonly loop: boolean }
  | { readonly type: 'settings'; readonly settings: VideoSettings }
  /** Change the filters, all at once, from the first that is applied on. Answer: filters-ready or filters-failed. */
  | { readonly type: 'filters'; readonly filters: readonly FilterChoice[] }
  /**
   * A call begins: receive from, and send to, this peer. `firstOrder` is 0 but after a restart of the process. `announce`
   * is what our pictures say of us to another vcall; absent: they say nothing.
   */
  | {
      readonly type: 'start'
      readonly call: string
      readonly peer: { readonly host: string; readonly port: number }
      readonly firstOrder: number
      readonly announce?: Announcement
    }
  /** Our pictures say something else of us from now on; without a port: that there is no sound any more. */
  | { readonly type: 'announce'; readonly call: string; readonly announce: Announcement }
  /** Send (true) or be still (false: on hold). */
  | { readonly type: 'flow'; readonly call: string; readonly flowing: boolean }
  /** Show their pictures so long after an undelayed arrival: as late as their sound is played. 0..500 ms, 0 at first. */
  | { readonly type: 'delay'; readonly call: string; readonly delayMs: number }
  /** The call is over. Answer: stats with `final`. */
  | { readonly type: 'stop'; readonly call: string }
  /** One picture update is wanted; answered once, by `picture`, as soon as there is something new to draw. */
  | {
      readonly type: 'want'
      readonly id: number
      readonly mode: RenderMode
      readonly traits: Traits
      readonly effort: Effort
      /** The share of the sides of its box that the first picture fills, 1 unless told. */
      readonly detail?: number
      readonly views: readonly WantedView[]
    }
  /** Show us our own picture while no call is on, as others would see it. Told of by `preview`. A call puts an end to it. */
  | { readonly type: 'preview' }
  | { readonly type: 'preview-end' }
  /** Measure what our live picture would take at these sizes and qualities, 24 at most. Answer: measured, once. */
  | { readonly type: 'measure'; readonly sizes: readonly Size[]; readonly qualities: readonly number[] }
  /** Write the last received picture to a PNG file. Answer: snapshot. */
  | { readonly type: 'snapshot'; readonly path: string }
  | { readonly type: 'stats' }
  /** Play this, as if it were the other's picture; no call must be on. Answer: play-ready or play-failed. */
  | { readonly type: 'play'; readonly media: PlayMedia; readonly fps?: number | undefined }
  | { readonly type: 'play-pause'; readonly paused: boolean }
  | { readonly type: 'play-seek'; readonly byMs: number }

/** From the video process. */
export type FromVideo =
  | { readonly type: 'ready'; readonly codec: CodecName; readonly missing: readonly string[] }
  | { readonly type: 'opened'; readonly port: number }
  | { readonly type: 'open-failed'; readonly code: string; readonly message: string }
  | { readonly type: 'source-ready'; readonly source: SourceSpec; readonly label: string }
  | { readonly type: 'source-failed'; readonly source: SourceSpec; readonly message: string }
  | { readonly type: 'filters-ready'; readonly filters: readonly FilterChoice[] }
  /** The list is wrong and the old one stays; or those that know faces cannot work, then the others do. */
  | { readonly type: 'filters-failed'; readonly filters: readonly FilterChoice[]; readonly message: string }
  /** A file that is not looped came to its end: the still card is sent from now on. */
  | { readonly type: 'source-ended'; readonly source: SourceSpec }
  /**
   * What the file does that is sent; undefined: none is open. Four times a second, with `asked` false, while it moves, and
   * at once when it shall be paused, sought, looped.
   */
  | { readonly type: 'source-playing'; readonly playing: DeckState | undefined; readonly asked: boolean }
  | {
      readonly type: 'picture'
      readonly id: number
      readonly bytes: Uint8Array
      readonly drawn: readonly DrawnPicture[]
    }
  | { readonly type: 'stats'; readonly call: string; readonly final: boolean; readonly stats: VideoStats }
  /** Valid media of the current call's peer arrived: at the first datagram, then at most four times a second. */
  | { readonly type: 'heard'; readonly call: string }
  /** The peer is a vcall, and hears there; undefined: it has no sound. Told once, and when it changes. */
  | { readonly type: 'peer-audio'; readonly call: string; readonly port: number | undefined }
  /** Video from an address that no call is with; at most once a second for each address. */
  | { readonly type: 'stray'; readonly host: string; readonly port: number }
  /** We see ourselves outside of calls: told as it begins, and once a second; absent figures: no more. */
  | { readonly type: 'preview'; readonly figures?: PreviewFigures }
  /** As far as pictures were sent meanwhile; none are where nothing is sent. */
  | { readonly type: 'measured'; readonly costs: readonly PictureCost[] }
  | { readonly type: 'snapshot'; readonly path: string; readonly error?: string }
  | { readonly type: 'play-ready'; readonly label: string; readonly still: boolean; readonly durationMs?: number }
  | { readonly type: 'play-failed'; readonly message: string }
  /** Four times a second, and whenever it changes. */
  | { readonly type: 'play-state'; readonly positionMs: number; readonly paused: boolean; readonly ended: boolean }

/** Our own picture outside of calls, over the last second. */
export interface PreviewFigures {
  readonly fps: number
  readonly kbps: number
  /** Absent before the first picture. */
  readonly inForce?: InForce
}

/** A picture whose bytes were just made. */
export interface DrawnPicture {
  readonly which: Which
  /** Unix ms when it was made, by the sender's clock. */
  readonly madeAtMs: number
}

/** What one picture takes, in bytes of JPEG. */
export interface PictureCost extends Size {
  readonly quality: number
  readonly bytes: number
}

/** How pictures are sent now, after fitting the datagram, and what they cost. */
export interface InForce extends Rung {
  readonly automatic: readonly Knob[]
  /** Of one picture of late. */
  readonly pictureBytes: number
}

/** How our pictures fare at the other end, as it tells. */
export interface PeerFigures {
  /** 0..1, of those that should have come between its last two reports. */
  readonly lossShare: number
  /** How much later than undelayed ones they came, in ms. */
  readonly delayMs: number
  /** Pictures a second that it decoded. */
  readonly shownFps: number
  /** There and back; absent: not known. */
  readonly rttMs?: number
}

/** Counters since the start of the call; rates over the last second, in `final` over the whole call. */
export interface VideoStats {
  readonly sent: {
    readonly frames: number
    readonly bytes: number
    readonly fps: number
    readonly kbps: number
    /** Pictures that did not fit into a datagram at any quality, and datagrams that the system refused. */
    readonly unsent: number
    /** The JPEG quality in use after fitting the datagram. */
    readonly quality: number
    /** The next order number, to go on with after a restart. */
    readonly nextOrder: number
  }
  readonly received: {
    readonly frames: number
    readonly bytes: number
    readonly fps: number
    readonly kbps: number
    /** Order numbers that never came. */
    readonly lost: number
    /** Came after a newer one was shown, or twice. */
    readonly late: number
    /** Not video, or a picture that does not decode. */
    readonly damaged: number
    /** More pixels than MAX_PIXELS. */
    readonly oversize: number
    /** Decoded no more because a newer one was there. */
    readonly skipped: number
    /** Came from an address that is not the peer's. */
    readonly foreign: number
    readonly width: number
    readonly height: number
  }
  /** Absent before the first picture. */
  readonly inForce?: InForce
  /** Absent where the other end tells nothing: only a vcall does. */
  readonly peer?: PeerFigures
  /** Picture made → decoded here, where the sender's clock is ours; absent before the first. */
  readonly latencyMs?: { readonly p50: number; readonly p95: number }
  /** From the arrival of an undelayed picture until it was decoded, mean over the last second; absent before the first. */
  readonly pictureDelayMs?: number
  /** The part of it that decoding takes: what cannot be held back less. */
  readonly decodeMs?: number
}
