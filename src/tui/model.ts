import type { Fit } from '../media/render/renderer'
import { CALL_PORTS, type System } from '../protocol/system'
import type { Call } from './call'
import { NO_CALL } from './call'
import { NO_CHAT, type Chat } from './chat/chat'
import { fieldOf, type Field } from './field'
import { NO_HISTORY, type History } from './history'
import { EMPTY_LOG, type Log } from './log'
import type { LoginDefaults } from './login-defaults'
import { loginForm, type LoginForm } from './login-form'
import type { KnownLogin, NoticeLevel } from './message'
import { NOBODY, type People } from './people'
import { initialSound, type Sound, type SoundStart } from './sound'
import type { KeyChoice } from './key-choice'
import type { MenuName } from './menu/name'
import type { PromptName } from './prompt/name'
import type { Corner, Layout } from './layout'
import type { Preview } from './video/preview'
import { initialSending, type Sending, type SendingStart } from './video/sending'
import type { Language } from './words/words'

/** Columns and rows of the terminal. */
export interface Size {
  readonly columns: number
  readonly rows: number
}

/** The least terminal on which everything is shown. */
export const LEAST: Size = { columns: 60, rows: 18 }

/** Who we are. */
export interface Account {
  readonly nick: string
  /** host:port of the discovery server; undefined: people are called by address alone. */
  readonly server?: string | undefined
  readonly validUntilMs?: number | undefined
}

/** What lies over the screen and has the keys. An incoming call is none of these: it comes from the call. */
export type Dialog =
  | { readonly tag: 'none' }
  | HelpDialog
  | { readonly tag: 'hangup' }
  /** A menu with this row selected; what is typed narrows it where it can be searched. */
  | { readonly tag: 'menu'; readonly menu: MenuName; readonly row: number; readonly search?: Field }
  /** A question that is answered by a line of text. */
  | {
      readonly tag: 'prompt'
      readonly prompt: PromptName
      readonly field: Field
      readonly trouble?: string | undefined
    }
  | CommandLine
  | { readonly tag: 'quit' }

/** The help; with a search it has what was found alone. */
export interface HelpDialog {
  readonly tag: 'help'
  readonly scroll: number
  readonly search?: Field | undefined
  /** The keys go to the search. */
  readonly searching?: boolean
}

/** The command line. */
export interface CommandLine {
  readonly tag: 'line'
  readonly field: Field
  /** Which of the lines typed before is shown, and what stood there before any was. */
  readonly at?: number
  readonly draft?: string
  /** What Tab goes through, and which of it is shown. */
  readonly cycle?: { readonly offers: readonly string[]; readonly at: number }
}

/** A line that is said once and goes away. */
export interface Notice {
  readonly level: NoticeLevel
  readonly text: string
  readonly untilMs: number
}

/** Space is held, and who was muted is heard meanwhile. */
export interface Talking {
  /** When the key repeated last; absent: not yet. */
  readonly repeatedAtMs?: number
}

/** How incoming calls are answered when nobody is asked. */
export type Answering = 'accept' | 'deny' | 'busy' | 'ignore'

/** Everything that the screens are drawn from. */
export interface Model {
  readonly language: Language
  readonly nowMs: number
  readonly utcOffsetMin: number
  readonly size: Size
  /** When a key came last. */
  readonly keyAtMs: number
  /** The row that was clicked last: a second click on it soon means more. */
  readonly clicked?: { readonly pane: string; readonly row: number; readonly atMs: number } | undefined
  /** The log in, while it is on the screen. */
  readonly login?: LoginForm | undefined
  /** What the log in goes back to when the server refuses us later. */
  readonly defaults: LoginDefaults
  readonly account: Account
  /** host:port where others reach us. */
  readonly local?: string | undefined
  readonly people: People
  readonly history: History
  /** Log ins that were made some time, the latest first. */
  readonly logins: readonly KnownLogin[]
  /** Whose log ins, people and calls these are, and which others there are. */
  readonly profile: string
  readonly profiles: readonly string[]
  readonly log: Log
  /** Outside a call the log has the focus; in a call it is shown. */
  readonly logFocused: boolean
  readonly logShown: boolean
  readonly chat: Chat
  readonly call: Call
  readonly dialog: Dialog
  /** Lines of the command line that were typed, the latest last. */
  readonly typed: readonly string[]
  readonly notice?: Notice | undefined
  readonly sending: Sending
  /** We see ourselves, outside of calls. */
  readonly preview?: Preview | undefined
  /** The system has no pictures: calls are sound alone. */
  readonly soundAlone: boolean
  readonly sound: Sound
  /** Keys that somebody chose instead of those in `keys/`. */
  readonly chosenKeys?: readonly KeyChoice[] | undefined
  /** The terminal can tell when a key is released. */
  readonly keyReleases: boolean
  readonly talking?: Talking | undefined
  readonly fullScreen: boolean
  /** The statistics of the call are shown, and which of their pages. */
  readonly statistics?: { readonly page: number } | undefined
  readonly layout: Layout
  readonly corner: Corner
  /** Whether all of their picture is seen, or as much of it as fills its box. */
  readonly fit: Fit
  readonly demo: boolean
  /** How calls go. */
  readonly system: System
  /** They go so for one call, after which we are back where we were. */
  readonly visiting: boolean
  /** Where programs of the XML-RPC chat serve whose address names no port. */
  readonly contactPort: number
  readonly answering?: Answering | undefined
  /** The server has taken us. */
  readonly registered: boolean
}

/** How the interface begins. */
export type Start =
  /** With the log in. */
  | { readonly mode: 'login'; readonly defaults: LoginDefaults }
  /** Logged in, or about to be; no `server`: people are called by address. */
  | { readonly mode: 'people'; readonly account: Account }

/** What the interface is told once, at the start. */
export interface InitialOptions extends SendingStart {
  readonly start: Start
  /** English unless told. */
  readonly language?: Language | undefined
  readonly size: Size
  readonly nowMs: number
  /** Minutes east of UTC: `-new Date().getTimezoneOffset()`. */
  readonly utcOffsetMin: number
  /** Absent: calls are without sound. */
  readonly sound?: SoundStart | undefined
  /** Keys that somebody chose. */
  readonly chosenKeys?: readonly KeyChoice[] | undefined
  /** The terminal can tell when a key is released. */
  readonly keyReleases?: boolean | undefined
  /** Filled in should the server refuse us later. */
  readonly defaults?: LoginDefaults
  readonly demo?: boolean
  /** How calls go; V0 and V1 if absent. */
  readonly system?: System | undefined
  /** Where programs of the XML-RPC chat serve; the usual port if absent. */
  readonly contactPort?: number | undefined
  /** Who is to be called is asked at once, with this to begin with; absent: not before a key. */
  readonly askAddress?: string | undefined
  readonly logins?: readonly KnownLogin[] | undefined
  /** The profile that is open. */
  readonly profile?: string | undefined
  readonly answering?: Answering
  readonly fit?: Fit | undefined
  readonly layout?: Layout | undefined
  readonly corner?: Corner | undefined
}

const NOBODY_YET: Account = { nick: '' }

const defaultsOf = ({ nick, server }: Account): LoginDefaults => ({ nick, ...(server !== undefined && { server }) })

const firstDialog = ({ askAddress }: InitialOptions): Dialog =>
  askAddress === undefined ? { tag: 'none' } : { tag: 'prompt', prompt: 'address', field: fieldOf(askAddress) }

/** The model at the start. */
export const initialModel = (options: InitialOptions): Model => {
  const { start, size, nowMs, utcOffsetMin } = options
  const account = start.mode === 'people' ? start.account : NOBODY_YET
  return {
    language: options.language ?? 'en',
    nowMs,
    utcOffsetMin,
    size,
    keyAtMs: 0,
    login: start.mode === 'login' ? loginForm(start.defaults) : undefined,
    defaults: start.mode === 'login' ? start.defaults : (options.defaults ?? defaultsOf(account)),
    account,
    people: NOBODY,
    history: NO_HISTORY,
    logins: options.logins ?? [],
    profile: options.profile ?? '',
    profiles: [],
    log: EMPTY_LOG,
    logFocused: false,
    logShown: false,
    chat: NO_CHAT,
    call: NO_CALL,
    dialog: firstDialog(options),
    system: options.system ?? 'v0',
    visiting: false,
    contactPort: options.contactPort ?? CALL_PORTS.xmlrpc,
    typed: [],
    soundAlone: false,
    sending: initialSending(options),
    sound: initialSound(options.sound),
    chosenKeys: options.chosenKeys,
    keyReleases: options.keyReleases ?? false,
    fullScreen: false,
    layout: options.layout ?? 'auto',
    corner: options.corner ?? 'bottom-right',
    fit: options.fit ?? 'letterbox',
    demo: options.demo ?? false,
    answering: options.answering,
    registered: false,
  }
}

/** Whether the terminal is too small for all of a screen. */
export const tooSmall = (size: Size): boolean => size.columns < LEAST.columns || size.rows < LEAST.rows
