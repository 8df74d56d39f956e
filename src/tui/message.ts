import type { EndReason } from '../protocol/call/state'
import type { System } from '../protocol/system'
import type { RenderMode } from '../media/render/renderer'
import type { AudioLevels, AudioStats } from '../media/audio/messages'
import type { FilterChoice } from '../media/filter/choice'
import type { PictureCost, PreviewFigures, SourceSpec, VideoStats, Which } from '../media/video/messages'
import type { Action } from './action'
import type { InputEvent } from './display'
import type { LoginDefaults } from './login-defaults'
import type { FolderListing } from './video/folder'
import type { CameraName, FilePlaying } from './video/sending'
import type { Words } from './words/en'

/** What the interface is told. `nowMs` is Unix time in ms: the only clock that the interface knows. */
export type Message =
  | (Told & { readonly nowMs: number })
  | { readonly type: 'agent'; readonly event: AgentEvent; readonly nowMs: number }
  /** Time goes on. Four a second keep counters, countdowns and notices right. */
  | { readonly type: 'tick'; readonly nowMs: number }

/** What a person does. */
export type Told =
  | { readonly type: 'input'; readonly event: InputEvent }
  /** A line of the command line, from where no keys are. */
  | { readonly type: 'line'; readonly text: string }
  /** An action, as if its key were pressed. */
  | { readonly type: 'act'; readonly action: Action }
  /** A row of the menu that is open, counted from 0: chosen, or turned to the left (-1) or to the right (1). */
  | { readonly type: 'choose'; readonly row: number; readonly turn?: 1 | -1 }

/** A user as the server lists it: `ListedUser` of the directory fits. */
export interface UserEntry {
  readonly nick: string
  readonly host: string
  readonly port: number
  /** Unix time of the registration in seconds. */
  readonly registeredAt?: number
}

/** What is kept about somebody of this server. */
export interface KeptPerson {
  readonly nick: string
  readonly favourite: boolean
  readonly note: string
  readonly blocked: boolean
}

/** What is to be kept about somebody from now on; what is absent stays as it is. */
export interface PersonChange {
  readonly favourite?: boolean
  readonly note?: string
  readonly blocked?: boolean
}

/** A call that is over, as the history has it. Texts are foreign. */
export interface PastCall {
  readonly id: number
  /** host:port of the server that knows the nick; empty: it is known by its address alone. */
  readonly server: string
  readonly nick: string
  /** host:port, or empty. */
  readonly address: string
  /** As the signalling calls it; empty: not known. */
  readonly protocol: string
  readonly direction: 'in' | 'out'
  /** Unix ms, as the following. */
  readonly startedAtMs: number
  readonly answeredAtMs?: number
  readonly endedAtMs: number
  readonly reason: EndReason | 'blocked'
  readonly detail: string
  readonly sound: boolean
  readonly missed: boolean
  /** A person has seen it in the history. */
  readonly seen: boolean
}

/** A log in that was made some time. */
export interface KnownLogin {
  /** Absent: at a discovery server. */
  readonly system?: 'sala'
  /** host:port */
  readonly server: string
  readonly nick: string
  readonly host?: string
  readonly port?: number
}

/** News of people and calls, as they came: nicks are also what is called, and cleaned where they are shown. */
export type PeopleEvent =
  | { readonly type: 'users'; readonly users: readonly UserEntry[] }
  /** What was to be kept about somebody is, or is not. */
  | { readonly type: 'person-kept'; readonly nick: string; readonly change: PersonChange; readonly kept: boolean }
  | { readonly type: 'kept-people'; readonly server: string; readonly people: readonly KeptPerson[] }
  /** The calls that were, the latest first. */
  | { readonly type: 'history'; readonly calls: readonly PastCall[] }
  /** What somebody has registered to speak; empty: nothing, or nobody knows. */
  | { readonly type: 'protocols'; readonly nick: string; readonly protocols: readonly string[] }
  | { readonly type: 'logins'; readonly logins: readonly KnownLogin[] }

/** The field of the log in that a failure is about. */
export type LoginField = 'server' | 'nick' | 'password' | 'host' | 'port'

/** What the program has to say, by its name in the catalogues. */
export type NoticeName = keyof Words['notices']

/** The rank of something that is said. */
export type NoticeLevel = 'info' | 'good' | 'warn' | 'bad'

/** What drawing on this terminal costs, over the last second. */
export interface TerminalFigures {
  readonly mode: RenderMode
  /** Of their picture's box. */
  readonly size?: { readonly width: number; readonly height: number; readonly of: 'cells' | 'pixels' } | undefined
  /** Pictures of theirs that were drawn. */
  readonly picturesPerSecond: number
  readonly bytesPerSecond: number
  /** How old the last acknowledged picture was when the terminal had it, in ms. */
  readonly ageMs?: number | undefined
}

/** News of the user agent. Texts may be foreign: `update` cleans them before anything else. */
export type AgentEvent =
  | { readonly type: 'listening'; readonly host: string; readonly port: number }
  | { readonly type: 'registered'; readonly nick: string; readonly server: string; readonly validUntilMs?: number }
  /** `message` says what happened and what to do; it is shown under the field. `code`: `Failure.code`, where it has one. */
  | { readonly type: 'login-failed'; readonly field: LoginField; readonly message: string; readonly code?: string }
  | PeopleEvent
  /** There is no session any more; somebody may log in. */
  | { readonly type: 'logged-out' }
  /** The profiles of this machine. */
  | { readonly type: 'profiles'; readonly profiles: readonly string[] }
  /** Another profile is open, and nobody logged in. */
  | { readonly type: 'profile'; readonly name: string; readonly defaults: LoginDefaults }
  /** Calls go by this system from now on; `visiting`: for one call. `nick`: who nobody has registered. */
  | { readonly type: 'system'; readonly system: System; readonly visiting: boolean; readonly nick?: string }
  | { readonly type: 'users-failed'; readonly message: string; readonly code?: string }
  | CallEventOfAgent
  | StreamEvent
  | VideoEvent
  | TextEvent
  | SoundEvent
  /** A line of the control protocol, as it went over the wire. */
  | { readonly type: 'trace'; readonly direction: 'in' | 'out'; readonly text: string }
  | { readonly type: 'notice'; readonly level: NoticeLevel; readonly text: string }
  /** A notice that the catalogues have words for, and the one thing that it is about. */
  | { readonly type: 'said'; readonly level: NoticeLevel; readonly what: NoticeName; readonly part: string }
  /** Pictures are drawn in another way from now on. */
  | { readonly type: 'drawing'; readonly mode: RenderMode }

/** Why a text was not taken; `not-ascii`: the contact shows ASCII alone, and may have seen it all the same. */
export type TextFailure = 'not-ascii' | 'unsupported' | 'nobody' | 'too-much' | 'unreachable'

/** News of the text beside the calls. */
export type TextEvent =
  /** Whether this session can carry text at all. */
  | { readonly type: 'texts'; readonly carried: boolean }
  /** A line that the other one wrote. */
  | { readonly type: 'text'; readonly nick: string; readonly address: string; readonly text: string }
  /** What became of ours. */
  | { readonly type: 'text-sent'; readonly id: string }
  | { readonly type: 'text-failed'; readonly id: string; readonly reason: TextFailure; readonly detail: string }

/** What became of the sound of a call. */
export interface CallSound {
  readonly received: AudioStats['received']
  /** How much later than the picture it is played, in ms. */
  readonly avOffsetMs?: number | undefined
}

/** News of the sound. */
export type SoundEvent =
  | { readonly type: 'levels'; readonly levels: AudioLevels }
  /** A call that began without sound has it from now on. */
  | { readonly type: 'sound' }
  /** This session has none, whatever was asked for. */
  | { readonly type: 'no-sound' }
  | { readonly type: 'muted'; readonly muted: boolean }
  /** `label` names the device, or says what is wrong with it. */
  | {
      readonly type: 'device'
      readonly which: 'microphone' | 'speaker'
      readonly state: 'ready' | 'failed' | 'ended' | 'lost' | 'back'
      readonly label: string
    }
  /** The names of what there is. */
  | { readonly type: 'devices'; readonly microphones: readonly string[]; readonly speakers: readonly string[] }

/** News of a call. `nick` is the peer's, or its `host:port` where no nick is known; `ringForMs` is when it gives up. */
export type CallEventOfAgent =
  | { readonly type: 'calling'; readonly nick: string; readonly address?: string; readonly ringForMs: number }
  | {
      readonly type: 'incoming'
      readonly nick: string
      readonly protocol: string
      readonly address: string
      readonly ringForMs: number
    }
  | { readonly type: 'answered'; readonly nick: string; readonly protocol: string; readonly address: string }
  | { readonly type: 'held' | 'resumed'; readonly by: 'us' | 'them' }
  | { readonly type: 'ended'; readonly reason: EndReason; readonly nick: string; readonly detail?: string }
  | { readonly type: 'missed'; readonly nick: string }

/** News of what we send, as they came: paths and names of files are cleaned where they are shown. */
export type VideoEvent =
  | { readonly type: 'cameras'; readonly cameras: readonly CameraName[] }
  | { readonly type: 'folder'; readonly listing: FolderListing }
  /** The file that is sent, four times a second; absent: none is open any more. */
  | { readonly type: 'file'; readonly file?: FilePlaying }
  | { readonly type: 'measured'; readonly costs: readonly PictureCost[] }
  | { readonly type: 'filters'; readonly filters: readonly FilterChoice[] }

/** How requests carry a call, both ways, and what the other end was too slow for since it began. */
export interface RequestFigures {
  readonly perSecond: number
  readonly dropped: number
}

/** News of the pictures. */
export type StreamEvent =
  | {
      readonly type: 'stats'
      readonly stats: VideoStats
      readonly terminal: TerminalFigures
      readonly sound?: CallSound | undefined
      readonly requests?: RequestFigures | undefined
    }
  /** Whether calls have pictures; where they have none, that is said. */
  | { readonly type: 'pictures'; readonly carried: boolean }
  /** We see ourselves outside of calls, once a second; absent figures: no more. */
  | { readonly type: 'preview'; readonly figures?: PreviewFigures }
  /** A picture was drawn; enough at the first of each in a call, harmless at every one. */
  | { readonly type: 'picture'; readonly which: Which }
  /** What we send: `label` names the source, or says why it does not work (then the one before stays). */
  | {
      readonly type: 'source'
      readonly state: 'ready' | 'failed' | 'ended'
      readonly label: string
      readonly source?: SourceSpec
    }
  | { readonly type: 'camera'; readonly on: boolean }
  | { readonly type: 'quality'; readonly quality: number }
  | { readonly type: 'snapshot'; readonly path: string; readonly error?: string }
