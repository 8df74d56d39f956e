import type { AudioSettings } from '../media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'

/** What the interface wants done; every outcome comes back as a message. Foreign names are as they came: not cleaned. */
export type Command =
  | {
      readonly type: 'login'
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
  | { readonly type: 'snapshot' }
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
  | { readonly type: 'bell' }
  /** End the program, and the call that is on or rings before it. */
  | { readonly type: 'quit' }
