import type { AudioSettings } from '../media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'

/** What the interface wants done; every outcome comes back as a message. Foreign names are as they came: not cleaned. */
export type Command =
  | {
      readonly type: 'login'
      /** Absent: a discovery server. */
      readonly system?: 'sala'
      /** host:port */
      readonly server: string
      readonly nick: string
      readonly password: string
      /** The address that others are told; empty: found out. */
      readonly host: string
      /** 0 takes a free one. */
      readonly port: number
    }
  | { readonly type: 'reload-users' }
  /** What does somebody speak? */
  | { readonly type: 'query-person'; readonly nick: string }
  /** Something about somebody is to be kept. `server` is empty where `nick` is a host. */
  | {
      readonly type: 'change-person'
      readonly server: string
      readonly nick: string
      readonly change: { readonly favourite?: boolean; readonly note?: string; readonly blocked?: boolean }
    }
  /** A person has seen what was missed. */
  | { readonly type: 'history-seen' }
  /** End the session; `logged-out` follows. */
  | { readonly type: 'logout' }
  /** Target: a nick, or host:port. */
  | { readonly type: 'call'; readonly target: string }
  | { readonly type: 'accept' }
  | { readonly type: 'reject'; readonly reason: 'denied' | 'busy' }
  | { readonly type: 'hold' }
  | { readonly type: 'resume' }
  | { readonly type: 'hangup' }
  | { readonly type: 'camera'; readonly on: boolean }
  /** JPEG quality, 10 to 100. */
  | { readonly type: 'quality'; readonly quality: number }
  /** Absent: a file named after the other one and the time. */
  /** Send a line of text; its fate comes back with this id. */
  | { readonly type: 'text'; readonly id: string; readonly text: string }
  | { readonly type: 'snapshot'; readonly path?: string }
  /** Other settings of the sound. */
  | { readonly type: 'sound'; readonly settings: Partial<AudioSettings> }
  | { readonly type: 'microphone'; readonly source: AudioSourceSpec }
  | { readonly type: 'speaker'; readonly sink: AudioSinkSpec }
  /** Write the sound into the configuration: it is so the next time. */
  | {
      readonly type: 'keep-sound'
      readonly settings: AudioSettings
      readonly source: AudioSourceSpec
      readonly sink: AudioSinkSpec
    }
  /** Which microphones and speakers are there? */
  | { readonly type: 'list-devices' }
  /** Draw pictures in the next way that the terminal can. */
  | { readonly type: 'render' }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  /** With the notice, for who looks elsewhere. */
  | { readonly type: 'bell'; readonly notice?: { readonly title: string; readonly body: string } }
  /** End the program, and the call that is on or rings before it. */
  | { readonly type: 'quit' }
