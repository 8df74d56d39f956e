import type { Endpoint } from '../wire/peer'
import type { WireName } from '../wire/sound-wire'
import type { AudioSinkSpec, AudioSourceSpec } from './spec'
import type { VoiceSettings } from './voice/voice'

/** A sound of the telephone itself, in the speaker: ringing here, ringing there, busy, the end of a call. */
export type SignalTone = 'ringing' | 'ringback' | 'busy' | 'hangup'

/** How sound is sent and heard. */
export interface AudioSettings {
  readonly voice: VoiceSettings
  /** True: the microphone is read (so that speaking while muted is noticed), and nothing of it is sent. */
  readonly muted: boolean
  /** Factors of the amplitude, 0..4, 1 unless changed. */
  readonly inputVolume: number
  readonly outputVolume: number
}

/** To the audio process. `call` guards against messages that cross a change of call. */
export type ToAudio =
  /**
   * Bind the UDP port; where it is taken, the next free one above it, but on a wire whose port all know; 0 takes any.
   * `wire` says how sound goes over it. Answer: opened or open-failed.
   */
  | { readonly type: 'open'; readonly host: string; readonly port: number; readonly wire?: WireName }
  /** Take a further port for the call of this name, a free one if none is named. Answer: line-opened or line-failed. */
  | { readonly type: 'line'; readonly line: string; readonly port?: number }
  /** Give it back. */
  | { readonly type: 'unline'; readonly line: string }
  /** Say something over a port of the sound; `line` undefined: over the first one. */
  | { readonly type: 'say'; readonly line?: string; readonly to: Endpoint; readonly text: string }
  /**
   * Change the source or the sink at any moment. Answer: ready or failed of it; on failure the old one stays. A microphone
   * is held during a call alone; before, it is opened to see whether it works and closed again. A sink likewise, but that
   * tones open it too.
   */
  | { readonly type: 'source'; readonly source: AudioSourceSpec }
  | { readonly type: 'sink'; readonly sink: AudioSinkSpec }
  | { readonly type: 'settings'; readonly settings: AudioSettings }
  /** A call begins: hear this peer and send to it. `firstOrder` is 0 but after a restart of the process. */
  | {
      readonly type: 'start'
      readonly call: string
      readonly peer: { readonly host: string; readonly port: number }
      readonly firstOrder: number
      /** The peer wants sound without gaps: silence is sent, too. */
      readonly steady: boolean
    }
  /** Send and play (true) or be still (false: on hold). */
  | { readonly type: 'flow'; readonly call: string; readonly flowing: boolean }
  /** The call is over. Answer: stats with `final`. */
  | { readonly type: 'stop'; readonly call: string }
  /** Answer: stats of the call that is on, which also come once a second by themselves. */
  | { readonly type: 'stats' }
  /** Play this tone until another one is asked for; `hangup` and `busy` end by themselves. */
  | { readonly type: 'tone'; readonly tone: SignalTone | 'none' }

/** From the audio process. */
export type FromAudio =
  /** `missing` holds a sentence for each thing that this machine lacks for sound. */
  | { readonly type: 'ready'; readonly missing: readonly string[] }
  | { readonly type: 'opened'; readonly port: number }
  | { readonly type: 'open-failed'; readonly code: string; readonly message: string }
  | { readonly type: 'line-opened'; readonly line: string; readonly port: number }
  | { readonly type: 'line-failed'; readonly line: string; readonly message: string }
  /** Something was said over a port of the sound. Foreign text. */
  | { readonly type: 'said'; readonly line?: string; readonly from: Endpoint; readonly text: string }
  | { readonly type: 'source-ready'; readonly source: AudioSourceSpec; readonly label: string }
  | { readonly type: 'source-failed'; readonly source: AudioSourceSpec; readonly message: string }
  /** A file that is not looped came to its end: silence is sent from now on. */
  | { readonly type: 'source-ended'; readonly source: AudioSourceSpec }
  | { readonly type: 'sink-ready'; readonly sink: AudioSinkSpec; readonly label: string }
  | { readonly type: 'sink-failed'; readonly sink: AudioSinkSpec; readonly message: string }
  /** A device was lost in a call (`message` says which and what goes on), or is there again. */
  | { readonly type: 'device-lost' | 'device-back'; readonly which: 'source' | 'sink'; readonly message: string }
  /** Ten times a second during a call. */
  | { readonly type: 'levels'; readonly call: string; readonly levels: AudioLevels }
  | { readonly type: 'stats'; readonly call: string; readonly final: boolean; readonly stats: AudioStats }
  /** Valid sound of the current call's peer arrived: at the first datagram, then at most four times a second. */
  | { readonly type: 'heard'; readonly call: string }

/** What the meters show: RMS of the last 100 ms in dB of full scale, -96..0. */
export interface AudioLevels {
  /** Of what is sent, before mute. */
  readonly mineDb: number
  /** Of what is played. */
  readonly theirsDb: number
  /** We speak, and are muted. */
  readonly speakingMuted: boolean
}

/** Counters since the start of the call. */
export interface AudioStats {
  readonly sent: {
    readonly packets: number
    readonly bytes: number
    /** Packets of a source that was faster than real time, or that waited when a hold began; and what the system refused. */
    readonly unsent: number
    /** The next order number, to go on with after a restart. */
    readonly nextOrder: number
    readonly levelDb: number
  }
  readonly received: {
    readonly packets: number
    readonly bytes: number
    /** Orders that never came and were no silence. */
    readonly lost: number
    /** Came when their turn was over. */
    readonly late: number
    readonly duplicates: number
    /** No sound at all: no order, too short, too long. */
    readonly damaged: number
    /** Came from an address that is not the peer's. */
    readonly foreign: number
    /** Dropped because the buffer was full. */
    readonly overflowed: number
    /** Sound that was made up for what was lost. */
    readonly concealedMs: number
    /** Times that the buffer ran dry in the midst of sound. */
    readonly underruns: number
    /** 95th percentile of the deviation of arrivals from the sample clock. */
    readonly jitterMs: number
    /** What waits in the jitter buffer now. */
    readonly bufferMs: number
    readonly levelDb: number
  }
  /** From the arrival of an undelayed packet until it is heard: jitter buffer and sink. Absent before sound was played. */
  readonly playoutDelayMs?: number
  /** From the making of a sample until its packet leaves: source and packet. */
  readonly captureDelayMs?: number
}
