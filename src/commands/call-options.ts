import { UsageError } from '../exit'
import type { IdentityOptions } from '../identity'
import type { SoundOptions } from '../media-processes'
import {
  formatEndpoint,
  parseEndpoint,
  SOUND_DEFAULTS,
  VIDEO_DEFAULTS,
  type AnswerPolicy,
  type ProtocolChoice,
} from '../options'
import { CALL_PORTS, systemAddressOf, type System } from '../protocol/system'
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
  /** How the address is called, where it says so. */
  readonly system?: System
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

/** Calls go over XML-RPC where it is asked for, or an address says so; undefined: they do not. */
export const xmlRpcOf = ({ xmlrpc, target, contactPort, dialect }: CallCommandOptions): XmlRpcChoice | undefined =>
  xmlrpc === true || (target !== undefined && isXmlRpc(target)) ? { contactPort, dialect } : undefined

/** How a call without a log in goes: as it is asked for. */
export const systemOf = (options: CallCommandOptions): System =>
  xmlRpcOf(options) ? 'xmlrpc' : options.sala === undefined ? (options.system ?? 'v0') : 'sala'

/** An address that names its system is one like others once it is known which way calls go. */
export const plainTarget = (options: CallCommandOptions): CallCommandOptions => {
  const { target, dialect, contactPort } = options
  if (!xmlRpcOf(options)) {
    if (dialect !== undefined || contactPort !== undefined)
      throw new UsageError('--dialect and --contact-port go with --xmlrpc, or with an address xmlrpc://HOST')
    return target === undefined ? options : { ...options, ...addressOf(target) }
  }
  if (target === undefined) return options
  return { ...options, xmlrpc: true, target: xmlRpcAddress(target) }
}

/** `sala://HOST[:PORT]` and `v0://HOST[:PORT]`; anything else is left as it is. */
const addressOf = (target: string): Pick<CallCommandOptions, 'target' | 'system'> => {
  const named = systemAddressOf(target)
  if (!named) return { target }
  const { system, address } = named
  return { system, target: formatEndpoint(parseEndpoint(`${system}://`, address, CALL_PORTS[system])) }
}
