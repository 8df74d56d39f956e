import { EXIT, Failure, UsageError } from '../exit'
import { Headless } from '../headless'
import { identify, readPassword, type Identity, type IdentityOptions } from '../identity'
import { Lines } from '../lines'
import { isAddress, SOUND_DEFAULTS, VIDEO_DEFAULTS, type AnswerPolicy, type ProtocolChoice } from '../options'
import { openNotebook, type Notebook } from '../notebook'
import { openProfile, type Profile } from '../profile/profile'
import { humanReporter, jsonReporter, type Reporter } from '../reporter'
import type { SoundOptions } from '../media-processes'
import { openSession } from '../session'
import { soundCallers } from '../sound-callers'
import { isXmlRpc, xmlRpcAddress } from '../target'
import type { XmlRpcChoice } from '../xmlrpc-line'
import type { AudioSettings } from '../media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'
import type { FilterChoice } from '../media/filter/choice'
import type { Fit, RenderMode } from '../media/render/renderer'
import { fixing } from '../media/video/settings'
import type { SourceSpec, VideoSettings } from '../media/video/messages'
import type { ThemeName } from '../tui/display'
import type { KeyChoice } from '../tui/key-choice'
import type { Layout } from '../tui/layout'
import type { Language } from '../tui/words/words'

/** Options of everything that sends video. */
export interface MediaOptions {
  readonly video?: SourceSpec
  readonly filter?: readonly FilterChoice[]
  /** What is not named, or `auto`, follows the way and the machine. */
  readonly size?: { readonly width: number; readonly height: number } | 'auto'
  readonly fps?: number | 'auto'
  readonly quality?: number | 'auto'
  readonly datagram?: number
  /** False: our own picture is shown to us as others see it. */
  readonly mirror?: boolean
  readonly protocol?: ProtocolChoice
  readonly audio?: AudioSourceSpec
  readonly speaker?: AudioSinkSpec
  /** In percent. */
  readonly volume?: number
  readonly microphoneVolume?: number
  /** False: switched off. */
  readonly echoCancel?: boolean
  readonly denoise?: boolean
  readonly gain?: boolean
}

/** Options of everything that draws pictures. */
export interface ScreenOptions {
  /** Bytes a second to the terminal. */
  readonly budget?: number
  /** How pictures are drawn; absent: as the terminal can best. */
  readonly render?: RenderMode
  /** No bell and no tones. */
  readonly quiet?: boolean
  readonly theme?: ThemeName
  readonly language?: Language | 'auto'
  readonly layout?: Layout
  /** Keys that somebody chose. */
  readonly chosenKeys?: readonly KeyChoice[]
  /** The interface as lines. */
  readonly plain?: boolean
  /** How their picture lies in its box; absent: all of it. */
  readonly fit?: Fit
}

/** Options of everything that runs by script. */
export interface ScriptOptions {
  readonly headless?: boolean
  readonly json?: boolean
  readonly seconds?: number
  readonly snapshot?: string
}

/** Options of `vcall call` and `vcall answer`. */
export interface CallCommandOptions extends IdentityOptions, MediaOptions, ScreenOptions, ScriptOptions {
  /** Nick or address; absent: answer. */
  readonly target?: string
  readonly answer?: AnswerPolicy
  readonly calls?: number
  /** Answer calls over XML-RPC. */
  readonly xmlrpc?: boolean
  readonly contactPort?: number
  readonly dialect?: string
}

/** The source asked for, a camera if none is. */
export const sourceOf = (options: MediaOptions): SourceSpec => options.video ?? { kind: 'camera', index: 0 }

/** How video is sent, with what was asked for over the defaults. */
export const settingsOf = (options: MediaOptions): VideoSettings => ({
  ...fixing(VIDEO_DEFAULTS, {
    ...(options.size !== 'auto' && options.size),
    ...(typeof options.fps === 'number' && { fps: options.fps }),
    ...(typeof options.quality === 'number' && { quality: options.quality }),
  }),
  ...(options.datagram !== undefined && { maxDatagramBytes: options.datagram }),
  ...(options.mirror !== undefined && { mirror: options.mirror }),
})

/** How calls have sound; undefined: without. */
export const soundOf = (options: MediaOptions): SoundOptions | undefined => {
  const { protocol = 'auto', audio: source = { kind: 'mic' }, speaker: sink = { kind: 'default' } } = options
  if (protocol === 'v0' || (source.kind === 'none' && sink.kind === 'none')) return undefined
  return { protocol, source, sink, settings: soundSettingsOf(options) }
}

const soundSettingsOf = (options: MediaOptions): AudioSettings => {
  const { echoCancel = true, denoise = true, gain = true, volume = 100, microphoneVolume = 100 } = options
  const voice = { echoCancel, denoise, gain }
  return { ...SOUND_DEFAULTS, voice, outputVolume: volume / 100, inputVolume: microphoneVolume / 100 }
}

/** Sound through stdin and stdout is for scripts: the interface has the keyboard there, and the screen. */
export const refusePipes = ({ audio, speaker }: MediaOptions): void => {
  if (audio?.kind === 'stdin') throw new UsageError('--audio stdin goes with --headless: the keyboard is on stdin')
  if (speaker?.kind === 'stdout') throw new UsageError('--speaker stdout goes with --headless: the screen is on stdout')
}

/** Where events go: stdout as JSON, or words to stdout and stderr; all to stderr where stdout carries sound. */
export const reporterOf = (options: ScriptOptions & MediaOptions): Reporter => {
  const err = (text: string): void => void process.stderr.write(text)
  const out = options.speaker?.kind === 'stdout' ? err : (text: string): void => void process.stdout.write(text)
  return options.json === true ? jsonReporter(out) : humanReporter(out, err)
}

/** Calls go over XML-RPC where it is asked for, or an address says so; undefined: they do not. */
export const xmlRpcOf = ({ xmlrpc, target, contactPort, dialect }: CallCommandOptions): XmlRpcChoice | undefined =>
  xmlrpc === true || (target !== undefined && isXmlRpc(target)) ? { contactPort, dialect } : undefined

/** An address over XML-RPC is one like others once it is known which way calls go. */
const plainTarget = (options: CallCommandOptions): CallCommandOptions => {
  if (options.target === undefined || !xmlRpcOf(options)) return options
  return { ...options, xmlrpc: true, target: xmlRpcAddress(options.target) }
}

/** `vcall call` and `vcall answer`, with the interface or without. Resolves with the exit code. */
export const runCall = async (asked: CallCommandOptions): Promise<number> => {
  const options = plainTarget(asked)
  if (options.headless === true) return runHeadless(options)
  if (options.json === true) throw new UsageError('--json goes with --headless: the interface needs the screen')
  const { runInterface } = await import('./interface.js')
  return runInterface({ ...options, start: options.target === undefined ? 'answer' : 'call' })
}

const runHeadless = async (options: CallCommandOptions): Promise<number> => {
  const reporter = reporterOf(options)
  try {
    return await headlessCall(options, reporter)
  } catch (error) {
    if (error instanceof Failure && options.json === true) {
      reporter.report({ event: 'error', code: error.code, message: error.message })
    }
    throw error
  }
}

const headlessCall = async (options: CallCommandOptions, reporter: Reporter): Promise<number> => {
  const profile = openProfile(options.profile)
  const identity = identify(options, profile)
  const lines = commandLines(options)
  const login = await decideLogin(options, identity, lines, reporter)
  const notebook = openNotebook(profile)
  notebook.on((event) => event.type === 'notice' && reporter.report({ event: 'notice', message: event.message }))
  try {
    await notebook.open()
    return await headlessCalls(options, reporter, { ...identity, ...login }, { profile, notebook, lines })
  } finally {
    await notebook.close()
  }
}

/** What a headless run holds beside its session. */
interface Belongings {
  readonly profile: Profile
  readonly notebook: Notebook
  readonly lines: Lines | undefined
}

const headlessCalls = async (
  options: CallCommandOptions,
  reporter: Reporter,
  who: Identity & Login,
  { profile, notebook, lines }: Belongings,
): Promise<number> => {
  const xmlrpc = xmlRpcOf(options)
  const session = await openSession({
    ...who,
    ...(xmlrpc && { xmlrpc, port: options.port }),
    source: sourceOf(options),
    filters: options.filter,
    settings: settingsOf(options),
    sound: soundOf(options),
    soundCallers: (directory) => soundCallers(profile, directory),
    notes: notebook,
    report: (event) => reporter.report(event),
  })
  const { target, answer = 'accept', seconds, snapshot } = options
  const calls = options.calls ?? Infinity
  return new Headless(session, reporter, { target, answer, calls, seconds, snapshot }).run(lines)
}

/** What a script says; nothing where sound comes from stdin. */
const commandLines = ({ audio, passwordStdin }: CallCommandOptions): Lines | undefined => {
  if (audio?.kind !== 'stdin') return new Lines(process.stdin)
  if (passwordStdin === true) throw new UsageError('--audio stdin and --password-stdin both want stdin')
  return undefined
}

interface Login {
  readonly sala?: boolean
  readonly server: Identity['server']
  readonly password: string | undefined
}

/** Whether to register: always with a password; never without one, which is an error where a server is needed. */
const decideLogin = async (
  options: CallCommandOptions,
  identity: Identity,
  lines: Lines | undefined,
  reporter: Reporter,
): Promise<Login> => {
  const none: Login = { sala: false, server: undefined, password: undefined }
  const direct = options.target !== undefined && isAddress(options.target)
  const needed = options.server !== undefined || (options.target !== undefined && !direct)
  // An address is one of Sala Virtual where that is said; a server of it asks for no password.
  if (identity.sala && !xmlRpcOf(options) && (!direct || options.sala)) {
    return { server: identity.server, password: undefined }
  }
  if (xmlRpcOf(options) || (direct && options.passwordStdin !== true)) return none
  if (!identity.server) {
    if (!needed) return none
    throw new Failure(EXIT.usage, 'no-server', 'no discovery server is known: vcall login, or --server HOST:PORT')
  }
  const password = lines && options.passwordStdin === true ? await readPassword(options, identity, lines) : undefined
  if (password !== undefined) return { server: identity.server, password }
  if (needed) throw new UsageError('a password is needed: --password-stdin reads it from the first line of stdin')
  const message = 'not registered: no password was given (--password-stdin); only your address can be called'
  reporter.report({ event: 'notice', message })
  return none
}
