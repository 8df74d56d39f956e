import { UsageError } from '../exit'
import type { Endpoint } from '../net/signalling'
import { parseFit } from '../interface/fit-choice'
import { parseLanguage, parseLayout, parseTheme } from '../interface/look-choice'
import {
  automaticOr,
  parseAudio,
  parseBudget,
  parseDatagram,
  parseFilter,
  parseFps,
  parseHost,
  parseMicrophoneVolume,
  parseNick,
  parsePort,
  parseProtocol,
  parseQuality,
  parseRender,
  parseServer,
  parseSize,
  parseSource,
  parseSpeaker,
  parseVolume,
  VIDEO_DEFAULTS,
} from '../options'
import { sectionOf, type Setting } from './setting'

const on =
  (option: string) =>
  (text: string): boolean => {
    if (text === 'true' || text === 'false') return text === 'true'
    throw new UsageError(`${option} takes true or false, not "${text}"`)
  }

/** Several servers, with blanks between. */
const parseServers = (text: string): readonly Endpoint[] => text.split(' ').map(parseServer)

const VIDEO: readonly Setting[] = [
  {
    key: 'video.source',
    option: '--video',
    kind: 'text',
    parse: parseSource,
    initial: 'camera',
    says: 'Where your picture comes from: camera, camera:N, pattern, file:PATH, once:PATH, still:PATH or none.',
  },
  {
    key: 'video.filter',
    option: '--filter',
    kind: 'text',
    parse: parseFilter,
    initial: 'none',
    says: 'What your picture goes through before it is sent, as "sepia:60,mirror", or none.',
  },
  {
    key: 'video.size',
    option: '--size',
    kind: 'text',
    parse: automaticOr(parseSize),
    initial: 'auto',
    says: `The size of your picture in pixels, 16x16 to 1920x1080, or auto: ${VIDEO_DEFAULTS.width}x${VIDEO_DEFAULTS.height}, less if need be.`,
  },
  {
    key: 'video.fps',
    option: '--fps',
    kind: 'amount',
    parse: automaticOr(parseFps),
    initial: 'auto',
    says: `How many pictures a second you send, 1 to 60, or auto: ${VIDEO_DEFAULTS.fps}, fewer if need be.`,
  },
  {
    key: 'video.quality',
    option: '--quality',
    kind: 'amount',
    parse: automaticOr(parseQuality),
    initial: 'auto',
    says: 'The JPEG quality of your picture at most, 1 to 100, or auto: what the way to the other one bears.',
  },
  {
    key: 'video.datagram',
    option: '--datagram',
    kind: 'number',
    parse: parseDatagram,
    initial: VIDEO_DEFAULTS.maxDatagramBytes,
    says: 'The largest datagram that you send, in bytes, 2000 to 60000.',
  },
  {
    key: 'video.mirror',
    option: '--mirror',
    kind: 'switch',
    parse: on('--mirror'),
    initial: true,
    says: 'Show your own camera picture to you as a mirror does; others see it as it is.',
  },
]

const SOUND: readonly Setting[] = [
  {
    key: 'sound.microphone',
    option: '--audio',
    kind: 'text',
    parse: parseAudio,
    initial: 'mic',
    says: 'Where your sound comes from: mic, mic:NAME, tone, tone:HZ, chime, file:PATH, once:PATH, silence or none.',
  },
  {
    key: 'sound.speaker',
    option: '--speaker',
    kind: 'text',
    parse: parseSpeaker,
    initial: 'default',
    says: "Where their sound goes: default, a device's name, file:PATH.wav or none.",
  },
  {
    key: 'sound.protocol',
    option: '--protocol',
    kind: 'text',
    parse: parseProtocol,
    initial: 'auto',
    says: 'Whom you offer sound: auto (those who are known to bear it), v0 (nobody) or v1 (everybody).',
  },
  {
    key: 'sound.echo-cancel',
    option: '--echo-cancel',
    kind: 'switch',
    parse: on('--echo-cancel'),
    initial: true,
    says: 'Take the echo of your speaker out of your microphone.',
  },
  {
    key: 'sound.denoise',
    option: '--denoise',
    kind: 'switch',
    parse: on('--denoise'),
    initial: true,
    says: 'Take the noise out of your sound.',
  },
  {
    key: 'sound.gain',
    option: '--gain',
    kind: 'switch',
    parse: on('--gain'),
    initial: true,
    says: 'Keep your voice at one loudness.',
  },
  {
    key: 'sound.volume',
    option: '--volume',
    kind: 'number',
    parse: parseVolume,
    initial: 100,
    says: 'How loud their sound is, in percent, 0 to 400.',
  },
  {
    key: 'sound.microphone-volume',
    option: '--microphone-volume',
    kind: 'number',
    parse: parseMicrophoneVolume,
    initial: 100,
    says: 'How loud your sound is sent, in percent, 0 to 400.',
  },
  {
    key: 'sound.quiet',
    option: '--quiet',
    kind: 'switch',
    parse: on('--quiet'),
    initial: false,
    says: 'No bell and no tones.',
  },
]

const SCREEN: readonly Setting[] = [
  {
    key: 'screen.render',
    option: '--render',
    kind: 'text',
    parse: parseRender,
    initial: 'auto',
    says: 'How pictures are drawn; auto is as the terminal can best, `vcall call --help` names the others.',
  },
  {
    key: 'screen.budget',
    option: '--budget',
    kind: 'amount',
    parse: parseBudget,
    initial: undefined,
    says: 'How many bytes a second pictures may take of the terminal, as "30k" or "1.5M".',
  },
  {
    key: 'screen.theme',
    option: '--theme',
    kind: 'text',
    parse: parseTheme,
    initial: 'auto',
    says: 'The colours: auto (by the ground of the terminal), dark, light, contrast or mono.',
  },
  {
    key: 'screen.language',
    option: '--language',
    kind: 'text',
    parse: parseLanguage,
    initial: 'auto',
    says: 'The language of the interface: auto (by LC_ALL, LC_MESSAGES, LANG), en, es or pt.',
  },
  {
    key: 'screen.layout',
    option: '--layout',
    kind: 'text',
    parse: parseLayout,
    initial: 'auto',
    says: 'How the pictures of a call lie: auto (theirs as large as it can be), side, corner, theirs or mine.',
  },
  {
    key: 'screen.plain',
    option: '--plain',
    kind: 'switch',
    parse: on('--plain'),
    initial: false,
    says: 'The interface as lines, nothing drawn over; a terminal that draws nothing (TERM=dumb) has them anyway.',
  },
  {
    key: 'screen.fit',
    option: '--fit',
    kind: 'text',
    parse: parseFit,
    initial: 'fit',
    says: 'Their picture in its box: fit (all of it) or fill (its edges cut off).',
  },
]

const ACCOUNT: readonly Setting[] = [
  {
    key: 'account.server',
    option: '--server',
    kind: 'text',
    parse: parseServer,
    initial: undefined,
    says: 'The discovery server, HOST or HOST:PORT; without it that of the last login.',
  },
  {
    key: 'account.servers',
    option: '--server',
    kind: 'list',
    parse: parseServers,
    initial: undefined,
    says: 'Other discovery servers that are offered at the log in, as ["home:8000", "work:8000"].',
  },
  {
    key: 'account.nick',
    option: '--nick',
    kind: 'text',
    parse: parseNick,
    initial: undefined,
    says: 'Your name there; without it that of the last login.',
  },
  {
    key: 'account.host',
    option: '--host',
    kind: 'text',
    parse: parseHost,
    initial: undefined,
    says: 'The IP address of this machine that others call; without it the one that is found out.',
  },
  {
    key: 'account.port',
    option: '--port',
    kind: 'number',
    parse: parsePort,
    initial: undefined,
    says: 'The port for control (TCP) and video (UDP); 0 takes a free one.',
  },
]

/** All that may be said in the configuration file, in the order in which it is listed. A new setting is one more entry. */
export const SETTINGS: readonly Setting[] = [...VIDEO, ...SOUND, ...SCREEN, ...ACCOUNT]

/** The sections of the file, in the same order. */
export const SECTIONS: readonly string[] = [...new Set(SETTINGS.map(sectionOf))]

/** The setting of a key, if there is one. */
export const settingOf = (key: string): Setting | undefined => SETTINGS.find((setting) => setting.key === key)
