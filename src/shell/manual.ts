import { EXIT_MEANINGS } from '../exit-meaning'
import type { ArgumentEntry, CommandEntry, OptionEntry } from './command-tree'
import { bold, escaped, example, item, section, subsection, text } from './roff'

/** The keys of one place of the interface. */
export interface KeyGroup {
  readonly title: string
  readonly keys: readonly { readonly keys: string; readonly says: string }[]
}

/** A setting of the configuration file. */
export interface ManualSetting {
  readonly key: string
  readonly says: string
}

/** What the page is made of. */
export interface ManualParts {
  readonly tree: CommandEntry
  readonly keys: readonly KeyGroup[]
  /** The words of the command line and of plain mode, each with its arguments. */
  readonly words: readonly { readonly usage: string; readonly says: string }[]
  readonly settings: readonly ManualSetting[]
  readonly version: string
  /** Of the page, `YYYY-MM-DD`. */
  readonly date: string
}

/** The page vcall(1) of the manual, in roff with the macros of man(7). */
export const manualOf = (parts: ManualParts): string => {
  const { tree, version, date } = parts
  const sections = [
    `.TH VCALL 1 ${date} "vcall ${version}" "User Commands"`,
    section('NAME', `vcall \\- ${escaped(lowered(tree.says))}`),
    section('SYNOPSIS', ...tree.commands.flatMap(synopsis).slice(0, -1)),
    section('DESCRIPTION', DESCRIPTION.map(text).join('\n.PP\n')),
    section('COMMANDS', ...[tree, ...tree.commands].map(command)),
    section('OPTIONS', ...options(tree)),
    section('KEYS', text(KEYS), ...parts.keys.flatMap(keyGroup)),
    ...(parts.words.length === 0
      ? []
      : [section('COMMAND LINE', text(WORDS), ...parts.words.map(({ usage, says }) => item(bold(usage), says)))]),
    section('FILES', ...FILES.map(([file, says]) => item(italic(file), says))),
    ...settingsOf(parts.settings),
    section('ENVIRONMENT', ...ENVIRONMENT.map(([name, says]) => item(bold(name), says))),
    section('EXIT STATUS', ...EXIT_MEANINGS.map(([code, says]) => item(bold(String(code)), says)), SIGNALS),
    section(
      'EXAMPLES',
      ...EXAMPLES.flatMap(([says, ...lines]) => [escaped(says), '.PP', example(...lines), '.PP']).slice(0, -1),
    ),
    section('SEE ALSO', SEE_ALSO),
  ]
  return `${sections.join('\n')}\n`
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const italic = (text: string): string => `\\fI${escaped(text)}\\fR`

const usage = ({ name, arguments: all, options }: CommandEntry): string =>
  [
    bold(`vcall ${name}`.replace('vcall vcall', 'vcall')),
    ...(options.length > 1 ? ['[options]'] : []),
    ...all.map(argument),
  ].join(' ')

const argument = ({ name, required }: ArgumentEntry): string => (required ? italic(name) : `[${italic(name)}]`)

const synopsis = (entry: CommandEntry, at: number): readonly string[] =>
  at === 0 ? [`${bold('vcall')} [options]`, '.br', usage(entry), '.br'] : [usage(entry), '.br']

const command = (entry: CommandEntry): string => {
  const options = text(`Options: ${entry.options.map(({ long }) => long).join(', ')}.`)
  return `${item(usage(entry), entry.says)}\n.br\n${options}`
}

/** Every option once; where commands say different things of it, each of them with its commands. */
const options = (tree: CommandEntry): readonly string[] => {
  const all = [tree, ...tree.commands].flatMap(({ name, options }) => options.map((option) => ({ name, option })))
  const like = (one: OptionEntry): readonly string[] =>
    all.filter(({ option }) => option.long === one.long && option.says === one.says).map(({ name }) => name)
  const first = all.filter(({ name, option }) => like(option)[0] === name).map(({ option }) => option)
  const isAlone = ({ long }: OptionEntry): boolean => first.filter((option) => option.long === long).length === 1
  return first
    .sort((a, b) => (a.long < b.long ? -1 : Number(a.long > b.long)))
    .map((option) => optionItem(option, isAlone(option) ? [] : like(option)))
}

const optionItem = ({ long, short, value, says }: OptionEntry, commands: readonly string[]): string => {
  const names = [short, long].flatMap((name) => (name === undefined ? [] : [bold(name)])).join(', ')
  const term = value === undefined ? names : `${names} ${italic(value.replace(/[<>[\]]/g, ''))}`
  return item(term, commands.length === 0 ? says : `${commands.join(', ')}: ${says}`)
}

const keyGroup = ({ title, keys }: KeyGroup): readonly string[] => [
  subsection(title),
  ...keys.map((each) => item(bold(each.keys), each.says)),
]

const settingsOf = (settings: readonly ManualSetting[]): readonly string[] => [
  subsection('What may stand in config.toml'),
  ...settings.map(({ key, says }) => item(bold(key), says)),
]

const DESCRIPTION = [
  'A call with picture and sound, in a terminal: in pixels where the terminal can show them (sixels, the graphics of kitty, inline images of iTerm2), as coloured blocks everywhere else.',
  'It speaks the protocols V0 (picture) and V1 (with sound) of the UAM videocall, the chat by XML-RPC of the UNAM (text, sound and pictures), and Sala Virtual (sound). It brings the servers at which people find each other.',
  'Without a command the interface is shown: log in, people, calls.',
]

const KEYS = 'Keys can be changed in the section [keys] of the configuration file; ? shows those that hold.'

const WORDS =
  'Behind a colon in the interface, as lines in plain mode; Tab completes them, and a wrong one is answered with the one that is most like it.'

const FILES: readonly (readonly [string, string])[] = [
  [
    '$XDG_CONFIG_HOME/vcall/config.toml',
    'What holds where no option says otherwise; ~/.config/vcall/config.toml by default. No file is needed.',
  ],
  [
    '$XDG_STATE_HOME/vcall/PROFILE/',
    'The last login without its password, who has called, and what went wrong; ~/.local/state/vcall by default.',
  ],
]

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['NO_COLOR', 'Set to anything: no colours.'],
  ['TERM', 'With the value dumb nothing is drawn: plain mode.'],
  ['LC_ALL, LC_MESSAGES, LANG', 'The language of the interface: English, Spanish or Portuguese.'],
  ['XDG_CONFIG_HOME, XDG_STATE_HOME', 'Where the files are.'],
  ['VCALL_AUDIO_BACKEND', 'pulse or portaudio: which way to microphone and speaker is taken.'],
  ['VCALL_KERNEL', 'twin: pictures are drawn without WebAssembly.'],
]

const SIGNALS = item(`${bold('128+')}${italic('n')}`, 'Ended by signal n.')

const EXAMPLES: readonly (readonly [says: string, ...lines: readonly string[]])[] = [
  ['A call on this machine, to see how it is:', 'vcall demo'],
  ['Wait for calls, and call an address; no server is needed:', 'vcall answer', 'vcall call 10.0.0.7:5004'],
  ['Find each other by name:', 'vcall server', 'vcall login --server home:8000 --nick ana', 'vcall call luis'],
  [
    'A call by script, ten seconds long:',
    "printf 'secret\\n' | vcall call luis --headless --json --password-stdin --seconds 10",
  ],
]

const SEE_ALSO = [bold('ffmpeg') + '(1)', bold('tmux') + '(1)', bold('ssh') + '(1)'].join(', ')
