import { Option, type Command } from 'commander'
import { parseFit } from './interface/fit-choice'
import { parseLanguage, parseLayout, parseTheme } from './interface/look-choice'
import {
  DATAGRAM_BYTES,
  MAX_DATAGRAM_BYTES,
  SERVER_PORT,
  VIDEO_DEFAULTS,
  automaticOr,
  parseAudio,
  parseBudget,
  parseDatagram,
  parseFilter,
  parseFps,
  parseHost,
  parseMicrophoneVolume,
  parseName,
  parsePort,
  parseProtocol,
  parseQuality,
  parseRender,
  parseSeconds,
  parseSala,
  parseServer,
  parseSize,
  parseSource,
  parseSpeaker,
  parseVolume,
} from './options'

/** A command's options; those of the program may stand before the command too: `vcall --profile eva call ana`. */
export const merged = <T extends object>(options: T, command: Command): T => {
  const asked = Object.entries(options).filter(([name]) => command.getOptionValueSource(name) !== 'default')
  return { ...options, ...command.parent?.opts(), ...Object.fromEntries(asked) }
}

/** Who one is, and where one is reached. */
export const withIdentity = (command: Command): Command =>
  withProfile(command)
    .option('--server <host:port>', `discovery server (port ${SERVER_PORT} if none is given)`, parseServer)
    .option('--sala <host:port>', 'a server of Sala Virtual instead (port 5000): sound alone, no password', parseSala)
    .option('--nick <name>', 'your name there', parseName)
    .option('--host <ip>', 'the address of this machine that others call; found out if not given', parseHost)
    .option('--port <n>', 'port for control (TCP) and video (UDP), 0 for a free one', parsePort)
    .option('--password-stdin', 'read the password from the first line of stdin', false)

/** Whose login and state. */
export const withProfile = (command: Command): Command =>
  command.option('--profile <name>', 'own login and state, so that several people share one machine')

/** What is sent and heard. */
export const withMedia = (command: Command): Command =>
  command
    .option('--video <source>', 'camera[:N], pattern, file:PATH, once:PATH, still:PATH or none', parseSource)
    .option('--filter <list>', 'what your picture goes through, as sepia:60,mirror, or none', parseFilter)
    .option(
      '--size <WxH>',
      `size of the picture sent, or auto: ${VIDEO_DEFAULTS.width}x${VIDEO_DEFAULTS.height}, or less`,
      automaticOr(parseSize),
    )
    .option('--fps <n>', `frames a second sent, or auto: ${VIDEO_DEFAULTS.fps}, or fewer`, automaticOr(parseFps))
    .option('--quality <n>', 'JPEG quality at most, 1 to 100, or auto: what the way bears', automaticOr(parseQuality))
    .option(
      '--datagram <bytes>',
      `largest datagram sent (${DATAGRAM_BYTES}; ${MAX_DATAGRAM_BYTES} at most)`,
      parseDatagram,
    )
    .option(
      '--audio <source>',
      'mic[:NAME], tone[:HZ], chime, file:PATH, once:PATH, stdin, silence or none',
      parseAudio,
    )
    .option('--speaker <sink>', "default, a device's name, file:PATH.wav, stdout or none", parseSpeaker)
    .option('--protocol <version>', 'auto, v0 (no sound) or v1 (offer sound to anybody)', parseProtocol)
    .option('--volume <percent>', 'how loud their sound is, 0 to 400 (100)', parseVolume)
    .option('--microphone-volume <percent>', 'how loud yours is sent, 0 to 400 (100)', parseMicrophoneVolume)
    .addOption(undoing('--mirror'))
    .option('--no-mirror', 'show your own camera picture as others see it, not as in a mirror')
    .addOption(undoing('--echo-cancel'))
    .addOption(undoing('--denoise'))
    .addOption(undoing('--gain'))
    .option('--no-echo-cancel', 'leave the echo of your speaker in your microphone')
    .option('--no-denoise', 'leave the noise in')
    .option('--no-gain', 'leave the loudness as it is')

/** Says the opposite of a switch, where the configuration file has it. */
const undoing = (flag: string): Option => new Option(flag).hideHelp()

/** How the terminal shows it. */
export const withScreen = (command: Command): Command =>
  command
    .option('--budget <bytes>', 'bytes a second that pictures may take of the terminal, as 30k or 1.5M', parseBudget)
    .option(
      '--render <how>',
      'auto (by what the terminal can), half, quadrant, sextant, octant, sixel, kitty, iterm, braille or ascii',
      parseRender,
    )
    .option('--quiet', 'no bell and no tones')
    .addOption(undoing('--no-quiet'))
    .option('--fit <how>', 'their picture in its box: fit (all of it) or fill (its edges cut off)', parseFit)

/** How the interface looks and speaks, with how pictures are drawn in it. */
export const withInterface = (command: Command): Command =>
  withScreen(command)
    .option('--theme <name>', 'colours: auto, dark, light, contrast or mono', parseTheme)
    .option('--language <name>', 'auto (by LANG), en, es or pt', parseLanguage)
    .option('--layout <name>', 'how the pictures of a call lie: auto, side, corner, theirs or mine', parseLayout)
    .option('--plain', 'the interface as lines, nothing drawn over: for screen readers, dumb terminals and scripts')
    .addOption(undoing('--no-plain'))

/** How it runs without a person. */
export const withScript = (command: Command): Command =>
  command
    .option('--headless', 'no interface', false)
    .option('--json', 'headless: one JSON object a line on stdout', false)
    .option('--seconds <s>', 'hang up so many seconds after the answer', parseSeconds)
    .option('--snapshot <file.png>', 'save the last received picture at the end')
