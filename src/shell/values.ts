import { DIALECTS } from '../protocol/xmlrpc/dialect'
import { FITS } from '../interface/fit-choice'
import { LANGUAGE_CHOICES } from '../interface/look-choice'
import { FILTERS } from '../media/filter/catalogue'
import { RENDER_MODES } from '../options'
import { LAYOUTS } from '../tui/layout'
import { THEMES } from '../tui/theme-names'

/** What may be written as the value of an option or as an argument, as far as a shell can offer it. */
export type Values =
  /** Some words, and perhaps the name of a file behind one of the beginnings, as `file:`. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly files?: readonly string[] }
  /** Words with commas between, each but the first of `words` perhaps with a `:` and a number. */
  | { readonly kind: 'list'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'people' | 'profiles' | 'settings' | 'setting-value' | 'commands' }
  /** Nothing can be offered: a number, an address, a name of one's own. */
  | { readonly kind: 'free' }

const FREE: Values = { kind: 'free' }
const FILES: Values = { kind: 'files' }
const PEOPLE: Values = { kind: 'people' }

const words = (...offered: readonly string[]): Values => ({ kind: 'words', words: offered })

/** The shells that can be given a completion. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const

const OPTIONS: ReadonlyMap<string, Values> = new Map<string, Values>([
  ['--answer', words('accept', 'deny', 'busy', 'ignore')],
  [
    '--audio',
    { kind: 'words', words: ['mic', 'tone', 'chime', 'stdin', 'silence', 'none'], files: ['file:', 'once:'] },
  ],
  ['--budget', words('30k', '150k', '1M')],
  ['--calls', FREE],
  ['--cells', words('80x24', '160x48')],
  ['--contact-port', FREE],
  ['--datagram', words('14900', '60000')],
  ['--dialect', words(...Object.keys(DIALECTS))],
  ['--filter', { kind: 'list', words: ['none', ...FILTERS.map(({ name }) => name)] }],
  ['--fit', words(...FITS)],
  ['--fps', words('auto', '10', '15', '25', '30')],
  ['--host', FREE],
  ['--microphone-volume', words('50', '100', '200')],
  ['--limit', words('10', '100')],
  ['--nick', FREE],
  ['--port', FREE],
  ['--profile', { kind: 'profiles' }],
  ['--protocol', words('auto', 'v0', 'v1')],
  ['--quality', words('auto', '40', '60', '70', '90')],
  ['--render', words('auto', ...RENDER_MODES)],
  ['--sala', FREE],
  ['--seconds', FREE],
  ['--server', FREE],
  ['--size', words('auto', '160x120', '320x240', '640x480', '1280x720')],
  ['--snapshot', FILES],
  ['--speaker', { kind: 'words', words: ['default', 'stdout', 'none'], files: ['file:'] }],
  ['--unset', { kind: 'settings' }],
  ['--video', { kind: 'words', words: ['camera', 'pattern', 'none'], files: ['file:', 'once:', 'still:'] }],
  ['--theme', words(...THEMES)],
  ['--language', words(...LANGUAGE_CHOICES)],
  ['--layout', words(...LAYOUTS)],
  ['--volume', words('50', '100', '200')],
])

const ARGUMENTS: ReadonlyMap<string, Values> = new Map<string, Values>([
  ['block who', PEOPLE],
  ['call who', PEOPLE],
  ['completion shell', words(...SHELLS)],
  ['config key', { kind: 'settings' }],
  ['config value', { kind: 'setting-value' }],
  ['play file', FILES],
  ['query nick', PEOPLE],
  ['unblock who', PEOPLE],
  ['xmlrpc mode', words('remote', 'local')],
])

/** What an option takes, by its long form; undefined where nothing is known of it. */
export const valuesOfOption = (long: string): Values | undefined => OPTIONS.get(long)

/** What an argument of a command takes; undefined where nothing is known of it. */
export const valuesOfArgument = (command: string, argument: string): Values | undefined =>
  ARGUMENTS.get(`${command} ${argument}`)
