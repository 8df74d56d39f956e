import type { ThemeName } from './display'
import type { AudioSettings } from '../media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'
import type { Size as PixelSize } from '../media/codec/codec'
import type { FilterChoice } from '../media/filter/choice'
import type { SeekTarget } from '../media/play/place'
import type { SourceSpec, VideoSettings } from '../media/video/messages'
import type { OtherSystem, System } from '../protocol/system'
import type { PersonChange } from './message'
import type { FileKind } from './video/folder'

/** What the interface wants done; every outcome comes back as a message. Foreign names are as they came: not cleaned. */
export type Command =
  | {
      readonly type: 'login'
      /** Absent: a discovery server. */
      readonly system?: OtherSystem | undefined
      /** host:port; empty where the system has none. */
      readonly server: string
      readonly nick: string
      readonly password: string
      /** The address that others are told; empty: found out. */
      readonly host: string
      /** 0 takes a free one. */
      readonly port: number
    }
  /** The answer to the log in is not wanted any more. */
  | { readonly type: 'give-up-login' }
  | { readonly type: 'reload-users' }
  /** What does somebody speak? */
  | { readonly type: 'query-person'; readonly nick: string }
  /** Something about somebody is to be kept. `server` is empty where `nick` is a host. */
  | {
      readonly type: 'change-person'
      readonly server: string
      readonly nick: string
      readonly change: PersonChange
    }
  /** A person has seen what was missed. */
  | { readonly type: 'history-seen' }
  /** End the session; `logged-out` follows. */
  | { readonly type: 'logout' }
  /** Which profiles are there? `profiles` follows. */
  | { readonly type: 'list-profiles' }
  /** Leave this profile for another one; `profile` follows. */
  | { readonly type: 'profile'; readonly name: string }
  /** Target: a nick, or host:port. `system`: the call goes by it, and the session there is comes back after the call. */
  | { readonly type: 'call'; readonly target: string; readonly system?: System }
  | { readonly type: 'accept' }
  | { readonly type: 'reject'; readonly reason: 'denied' | 'busy' }
  | { readonly type: 'hold' }
  | { readonly type: 'resume' }
  | { readonly type: 'hangup' }
  | { readonly type: 'camera'; readonly on: boolean }
  /** JPEG quality, 10 to 100. */
  | { readonly type: 'quality'; readonly quality: number }
  /** Send something else; `source` follows. */
  | { readonly type: 'source'; readonly source: SourceSpec }
  /** Of the file that is sent: hold its picture or go on, go elsewhere, begin again at its end; `file` follows. */
  | { readonly type: 'file-pause'; readonly paused: boolean }
  | { readonly type: 'file-seek'; readonly target: SeekTarget }
  | { readonly type: 'file-loop'; readonly loop: boolean }
  /** Other settings of what is sent. */
  | { readonly type: 'video'; readonly settings: Partial<VideoSettings> }
  /** What our picture goes through; `filters` follows. */
  | { readonly type: 'filters'; readonly filters: readonly FilterChoice[] }
  /** See ourselves outside of calls, or no more; `preview` follows. */
  | { readonly type: 'preview'; readonly on: boolean }
  /** What would a picture take? `measured` follows. */
  | { readonly type: 'measure'; readonly sizes: readonly PixelSize[]; readonly qualities: readonly number[] }
  /** Which cameras are there? */
  | { readonly type: 'list-cameras' }
  /** What is in a folder? Without a path: where one was last. */
  | { readonly type: 'read-folder'; readonly files: FileKind; readonly path?: string }
  /** Write what is set about the picture into the configuration: it is so the next time. */
  | {
      readonly type: 'keep-video'
      readonly kept: {
        readonly source?: SourceSpec
        readonly filters?: readonly FilterChoice[]
        readonly settings?: Pick<VideoSettings, 'width' | 'height' | 'fps' | 'quality' | 'automatic'>
      }
    }
  /** Send a line of text to this host:port; its fate comes back with this id. */
  | { readonly type: 'text'; readonly id: string; readonly text: string; readonly to: string }
  /** Absent: a file named after the other one and the time. */
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
  /** Colours of the screen. */
  | { readonly type: 'theme'; readonly name: ThemeName }
  /** Write a setting into the configuration: it is so the next time. */
  | { readonly type: 'set'; readonly key: string; readonly value: string }
  | { readonly type: 'redraw' }
  | { readonly type: 'suspend' }
  /** With the notice, for who looks elsewhere. */
  | { readonly type: 'bell'; readonly notice?: { readonly title: string; readonly body: string } }
  /** End the program, and the call that is on or rings before it. */
  | { readonly type: 'quit' }
