import { isIP } from 'node:net'
import { UsageError } from './exit'
import { isNick } from './protocol/control/message'
import { REGISTRY_PORT } from './protocol/sala/message'
import type { Endpoint } from './net/signalling'
import type { AudioSettings } from './media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from './media/audio/spec'
import { audioSourceOf, sinkOf } from './media/audio/spec-text'
import { VOICE_DEFAULTS } from './media/audio/voice/voice'
import { FilterError, parseFilters, type FilterChoice } from './media/filter/choice'
import { KNOBS } from './media/quality/automatic'
import { USUAL_QUALITY } from './media/quality/ladder'
import type { RenderMode } from './media/render/renderer'
import { videoSourceOf } from './media/source/spec-text'
import type { SourceSpec, VideoSettings } from './media/video/messages'

/** The port of a discovery server where none is named (spec: uam-v0-v1, section 1). */
export const SERVER_PORT = 8000

/** The largest datagram sent unless told otherwise, in bytes: smaller receive buffers are known (section 6). */
export const DATAGRAM_BYTES = 14_900

/** No peer reads more than this (section 6). */
export const MAX_DATAGRAM_BYTES = 60_000

/** How video is sent when nothing is asked for: what the genuine clients send and bear. */
export const VIDEO_DEFAULTS: VideoSettings = {
  width: 320,
  height: 240,
  fps: 25,
  quality: USUAL_QUALITY,
  automatic: KNOBS,
  maxDatagramBytes: DATAGRAM_BYTES,
  cameraOn: true,
  mirror: true,
}

/** How sound is sent and heard when nothing is asked for. */
export const SOUND_DEFAULTS: AudioSettings = { voice: VOICE_DEFAULTS, muted: false, inputVolume: 1, outputVolume: 1 }

/** Reads a whole number from `min` to `max`; UsageError names the option. */
export const parseInteger =
  (option: string, min: number, max: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    if (!(value >= min && value <= max)) {
      throw new UsageError(`${option} takes a whole number from ${min} to ${max}, not "${text}"`)
    }
    return value
  }

/** Reads seconds, with decimals, up to a day. */
export const parseSeconds = (text: string): number => {
  const value = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN
  if (!(value > 0 && value <= 86_400)) throw new UsageError(`--seconds takes seconds above 0, not "${text}"`)
  return value
}

/** Whether a call's target is an address (`host:port`, `[v6]:port`) and no nick: no nick holds a colon and a port. */
export const isAddress = (target: string): boolean => /^(\[[0-9a-f:.]+\]|[^\s:#]+):\d{1,5}$/i.test(target)

/** Reads `HOST`, `HOST:PORT` or `[IPV6]:PORT`; throws UsageError, whose message names the option. */
export const parseEndpoint = (option: string, text: string, defaultPort?: number): Endpoint => {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^\s:#[\]]+))(?::(\d{1,5}))?$/i.exec(text)
  const host = match?.[1] ?? match?.[2]
  const port = match?.[3] === undefined ? defaultPort : Number(match[3])
  if (host === undefined || port === undefined || port < 1 || port > 65_535) {
    throw new UsageError(`${option} takes HOST:PORT, for example home:${defaultPort ?? SERVER_PORT}, not "${text}"`)
  }
  return { host, port }
}

/** `host:port`, with brackets around an IPv6 address. */
export const formatEndpoint = ({ host, port }: Endpoint): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

/** Reads a nick, as the protocol can carry it. */
export const parseNick = (text: string): string => {
  if (isNick(text)) return text
  throw new UsageError(`--nick takes 1 to 64 ASCII characters without spaces and "#", not "${text}"`)
}

/** Reads a name; what it may be depends on the system, which is known later. */
export const parseName = (text: string): string => {
  if (text !== '' && text.length <= MAX_NAME) return text
  throw new UsageError(`--nick takes 1 to ${MAX_NAME} characters`)
}

/** No system takes a longer name. */
const MAX_NAME = 64

/** Reads the address of this machine that others are told. */
export const parseHost = (text: string): string => {
  if (isIP(text) !== 0) return text
  throw new UsageError(`--host takes an IP address of this machine, for example 10.0.0.7, not "${text}"`)
}

/** Reads the value of --server. */
export const parseServer = (text: string): Endpoint => parseEndpoint('--server', text, SERVER_PORT)

/** Reads the value of --sala: a registry of Sala Virtual. */
export const parseSala = (text: string): Endpoint => parseEndpoint('--sala', text, REGISTRY_PORT)

/** Reads the value of --port, for control (TCP) and video (UDP). */
export const parsePort = parseInteger('--port', 0, 65_535)

/** Reads `auto`, which follows the way and the machine, or what `parse` reads. */
export const automaticOr =
  <T>(parse: (text: string) => T) =>
  (text: string): T | 'auto' =>
    text === 'auto' ? text : parse(text)

/** Reads frames a second. */
export const parseFps = parseInteger('--fps', 1, 60)

/** Reads the JPEG quality. */
export const parseQuality = parseInteger('--quality', 1, 100)

/** Reads the largest datagram, in bytes. */
export const parseDatagram = parseInteger('--datagram', 2000, MAX_DATAGRAM_BYTES)

/** The loudest that a volume can be set, in percent. */
const MAX_VOLUME_PERCENT = 400

/** Reads how loud the speaker is, in percent. */
export const parseVolume = parseInteger('--volume', 0, MAX_VOLUME_PERCENT)

/** Reads how loud the microphone is sent, in percent. */
export const parseMicrophoneVolume = parseInteger('--microphone-volume', 0, MAX_VOLUME_PERCENT)

/** Reads `camera[:N]`, `pattern`, `file:PATH` (looped), `once:PATH`, `still:PATH` or `none`; throws UsageError. */
export const parseSource = (text: string): SourceSpec => {
  const source = videoSourceOf(text)
  if (source !== undefined) return source
  throw new UsageError(
    `--video takes camera, camera:N, pattern, file:PATH, once:PATH, still:PATH or none, not "${text}"`,
  )
}

/** Reads `grey`, or `sepia:60,mirror`, applied from left to right, or `none`; throws UsageError. */
export const parseFilter = (text: string): readonly FilterChoice[] => {
  try {
    return parseFilters(text)
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw new UsageError(`--filter takes a list like grey or sepia:60,mirror, or none. ${error.message}`)
  }
}

/** Reads `mic[:NAME]`, `tone[:HZ]`, `chime`, `file:PATH` (looped), `once:PATH`, `stdin`, `silence` or `none`; throws UsageError. */
export const parseAudio = (text: string): AudioSourceSpec => {
  const source = audioSourceOf(text)
  if (source) return source
  if (text.startsWith('tone:'))
    throw new UsageError(`tone:HZ takes a whole number from 20 to 20000, not "${text.slice(5)}"`)
  throw new UsageError(
    `--audio takes mic, mic:NAME, tone, tone:HZ, chime, file:PATH, once:PATH, stdin, silence or none, not "${text}"`,
  )
}

/** Reads `default`, a device's name, `file:PATH` (WAV), `stdout` or `none`; throws UsageError. */
export const parseSpeaker = (text: string): AudioSinkSpec => {
  const sink = sinkOf(text)
  if (sink) return sink
  throw new UsageError(`--speaker takes default, a device's name, file:PATH.wav, stdout or none, not "${text}"`)
}

/** Whether calls are offered with sound (V1), without (V0), or as the other program is known to bear it. */
export type ProtocolChoice = 'v0' | 'v1' | 'auto'

/** Reads the value of --protocol. */
export const parseProtocol = (text: string): ProtocolChoice => {
  if (text === 'v0' || text === 'v1' || text === 'auto') return text
  throw new UsageError(`--protocol takes auto, v0 or v1, not "${text}"`)
}

/** Reads `WxH` in pixels, from 16x16 to 1920x1080; throws UsageError. */
export const parseSize = (text: string): { readonly width: number; readonly height: number } => {
  const match = /^(\d{2,4})x(\d{2,4})$/.exec(text)
  const width = Number(match?.[1])
  const height = Number(match?.[2])
  if (!(width >= 16 && width <= 1920 && height >= 16 && height <= 1080)) {
    throw new UsageError(`--size takes WxH from 16x16 to 1920x1080, for example 640x480, not "${text}"`)
  }
  return { width, height }
}

/** How an incoming call is answered without a person. */
export type AnswerPolicy = 'accept' | 'deny' | 'busy' | 'ignore'

/** Reads the value of --answer. */
export const parseAnswer = (text: string): AnswerPolicy => {
  if (text === 'accept' || text === 'deny' || text === 'busy' || text === 'ignore') return text
  throw new UsageError(`--answer takes accept, deny, busy or ignore, not "${text}"`)
}

/** The slowest link that a moving picture is worth, in bytes a second. */
const LEAST_BUDGET = 1000

const UNITS: ReadonlyMap<string | undefined, number> = new Map([
  ['k', 1e3],
  ['M', 1e6],
])

/** Reads bytes a second, `30000`, `30k` or `1.5M` (powers of ten); throws UsageError. */
export const parseBudget = (text: string): number => {
  const match = /^(\d{1,9}(?:\.\d{1,3})?)([kM]?)$/.exec(text)
  const value = Math.round(Number(match?.[1]) * (UNITS.get(match?.[2]) ?? 1))
  if (!(value >= LEAST_BUDGET && value <= 1e9)) {
    throw new UsageError(`--budget takes bytes a second from ${LEAST_BUDGET}, for example 30k or 1.5M, not "${text}"`)
  }
  return value
}

/** Reads `WxH` in cells, from 1x1 to 1000x1000; throws UsageError. */
export const parseCells = (text: string): { readonly width: number; readonly height: number } => {
  const [, width, height] = /^([1-9]\d{0,2}|1000)x([1-9]\d{0,2}|1000)$/.exec(text) ?? []
  if (width === undefined || height === undefined) {
    throw new UsageError(`--cells takes WxH, for example 80x24, not "${text}"`)
  }
  return { width: Number(width), height: Number(height) }
}

const BY_RENDER_NAME: Readonly<Record<RenderMode, true>> = {
  half: true,
  quadrant: true,
  sextant: true,
  octant: true,
  sixel: true,
  kitty: true,
  iterm: true,
  braille: true,
  ascii: true,
}

/** The names of all ways of drawing. */
export const RENDER_MODES: readonly string[] = Object.keys(BY_RENDER_NAME)

const isRenderMode = (text: string): text is RenderMode => Object.hasOwn(BY_RENDER_NAME, text)

/** Reads the name of a way of drawing; `auto` is undefined, as no name is. Throws UsageError. */
export const parseRender = (text: string): RenderMode | undefined => {
  if (isRenderMode(text)) return text
  if (text === 'auto') return undefined
  throw new UsageError(`--render takes auto, ${RENDER_MODES.join(', ')}, not "${text}"`)
}
