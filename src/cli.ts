import { Command, CommanderError } from 'commander'
import { configPath, readConfig } from './config/file'
import { fillOptions } from './config/fill'
import { KEYS_SECTION } from './config/setting'
import { EXIT, Failure, UsageError } from './exit'
import { spoken } from './language'
import { SERVER_PORT, parseAnswer, parseCells, parseInteger, parsePort, parseSala, parseServer } from './options'
import type { CallCommandOptions } from './commands/call-options'
import type { ConfigOptions } from './commands/config'
import type { DemoOptions } from './commands/demo'
import type { DevicesOptions } from './commands/devices'
import type { DoctorOptions } from './commands/doctor'
import type { LoginOptions } from './commands/login'
import type { PlayOptions } from './commands/play'
import type { ServerCommandOptions } from './commands/server'
import type { UsersOptions } from './commands/users'
import { withInterface, merged, withIdentity, withProfile, withMedia, withScreen, withScript } from './cli-options'
import { addRemembered } from './cli-remembered'
import { addShell } from './cli-shell'
import { parseDialect } from './target'
import { clean } from './protocol/text'
import { version } from './version'

const EXIT_CODES = `
Exit codes:
  0   a call took place and one of the two hung up; or the command did its work
  1   failure (also: the connection was lost in a call)
  2   wrong usage, or no terminal
  3   denied          4  busy          5  no answer
  6   unreachable, or nobody of that name
  69  no discovery server    77  wrong password    128+n  ended by signal n

On stdin of a headless call, a line each:
  hold  resume  end  stats  accept  reject  busy  video SOURCE  filter LIST|none  quality N  fps N  size WxH
  camera on|off  snapshot FILE.png  mute  unmute  audio SOURCE  speaker SINK
  volume PERCENT  gain PERCENT  text WORDS  to NAME [WORDS]
Also by their names in the interface: pause  hangup  answer  decline  source  microphone  microphone-volume
`

/** Runs the command line; resolves with the exit code. Loads of each command only what it needs. */
export const runCli = async (argv: readonly string[]): Promise<number> => {
  let code: number = EXIT.ok
  const program = buildProgram((result) => (code = result))
  try {
    await program.parseAsync([...argv])
    return code
  } catch (error) {
    return explain(error, (told) => spoken(told, argv.slice(2)))
  }
}

/** How something is said to who is there. */
type Speak = (told: string) => string

const explain = (error: unknown, speak: Speak): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : explainParsing(error, speak)
  if (error instanceof UsageError) return say(`vcall: ${clean(speak(error.message))}`, EXIT.usage)
  if (error instanceof Failure) return say(`vcall: ${clean(speak(error.message))}`, error.exitCode)
  throw error
}

const HINT = '(vcall --help lists what there is)'
const PARSING = 'error: '

/** A command line that cannot be read. Where that is one that asks for nothing, its help was shown, and has no message. */
const explainParsing = ({ message }: CommanderError, speak: Speak): number => {
  if (!message.startsWith(PARSING)) return EXIT.usage
  const lines = [...message.slice(PARSING.length).split('\n'), HINT].map((line) => clean(speak(line)))
  return say(`${speak(PARSING.trim())} ${lines.join('\n')}`, EXIT.usage)
}

const say = (text: string, code: number): number => {
  process.stderr.write(`${text}\n`)
  return code
}

/** Which sections of the configuration file hold for which command; others do not read it. */
const CONFIGURED: Readonly<Record<string, readonly string[]>> = {
  vcall: ['video', 'sound', 'screen', 'account'],
  call: ['video', 'sound', 'screen', 'account'],
  answer: ['video', 'sound', 'screen', 'account'],
  xmlrpc: ['video', 'sound', 'screen', 'account'],
  demo: ['video', 'sound', 'screen'],
  play: ['screen'],
  login: ['account'],
  users: ['account'],
  query: ['account'],
  block: ['account'],
  unblock: ['account'],
}

const configure = async (command: Command): Promise<void> => {
  const sections = CONFIGURED[command.name()]
  if (!sections) return
  const config = readConfig()
  fillOptions(command, sections, config)
  if (!sections.includes('screen') || ![...config.keys()].some((key) => key.startsWith(KEYS_SECTION))) return
  const { chosenKeys } = await import('./config/keys.js')
  command.setOptionValueWithSource('chosenKeys', chosenKeys(config, configPath()), 'config')
}

/** The whole command line; each command tells `done` its exit code. */
export const buildProgram = (done: (code: number) => void): Command => {
  const program = new Command('vcall')
  program
    .description('A video call in a terminal.')
    .version(version, '-V, --version')
    .exitOverride()
    .enablePositionalOptions()
    // What is wrong is said by `explain`.
    .configureOutput({ outputError: () => undefined })
    .addHelpText('after', EXIT_CODES)
    .hook('preAction', (_, command) => configure(command))
  addInterface(program, done)
  addPeople(program, done)
  addRemembered(program, done)
  addCalls(program, done)
  addPlay(program, done)
  addTools(program, done)
  addShell(program, done)
  // After the commands, which take no more than they name: what follows here is meant as one that does not exist.
  return program.allowExcessArguments()
}

const addInterface = (program: Command, done: (code: number) => void): void => {
  withInterface(withMedia(withIdentity(program))).action(async (options: CallCommandOptions, command: Command) => {
    const [word] = command.args
    if (word !== undefined) throw new UsageError(notACommand(word))
    const { runInterface } = await import('./commands/interface.js')
    done(await runInterface({ ...options, start: 'people' }))
  })
}

const notACommand = (word: string): string =>
  `"${word}" is no command. To call somebody: vcall call ${word}. All commands: vcall --help`

const addPeople = (program: Command, done: (code: number) => void): void => {
  withIdentity(program.command('login'))
    .description('register at a discovery server and remember all but the password')
    .action(async (options: LoginOptions, command: Command) => {
      const { runLogin } = await import('./commands/login.js')
      done(await runLogin(merged(options, command)))
    })
  withProfile(program.command('users'))
    .description('who is registered')
    .option('--server <host:port>', 'discovery server', parseServer)
    .option('--sala <host:port>', 'a server of Sala Virtual instead', parseSala)
    .option('--json', 'one JSON object a line', false)
    .action(async (options: UsersOptions, command: Command) => {
      const { runUsers } = await import('./commands/users.js')
      done(await runUsers(merged(options, command)))
    })
  withProfile(program.command('query <nick>'))
    .description('where somebody is reached')
    .option('--server <host:port>', 'discovery server', parseServer)
    .option('--sala <host:port>', 'a server of Sala Virtual instead', parseSala)
    .option('--json', 'a JSON object', false)
    .action(async (nick: string, options: UsersOptions, command: Command) => {
      const { runQuery } = await import('./commands/users.js')
      done(await runQuery({ ...merged(options, command), nick }))
    })
}

const addCalls = (program: Command, done: (code: number) => void): void => {
  withScript(withInterface(withMedia(withIdentity(program.command('call <who>')))))
    .description(
      'call a nick, an address host:port without a discovery server, xmlrpc://host[:port] or sala://host[:port]',
    )
    .option('--dialect <name>', 'xmlrpc: the program of the contact, where it is not found out rightly', parseDialect)
    .action(async (who: string, options: CallCommandOptions, command: Command) => {
      const { runCall } = await import('./commands/call.js')
      done(await runCall({ ...merged(options, command), target: who }))
    })
  withScript(withInterface(withMedia(withIdentity(program.command('answer')))))
    .description('wait for calls')
    .option('--xmlrpc', 'calls over XML-RPC (port 5000 unless --port says otherwise)', false)
    .option('--contact-port <n>', 'xmlrpc: where callers serve, who do not say it (5000)', parsePort)
    .option('--dialect <name>', 'xmlrpc: the program of the contact, where it is not found out rightly', parseDialect)
    .option(
      '--answer <how>',
      'accept (headless: the default), deny, busy or ignore; the interface asks without it',
      parseAnswer,
    )
    .option('--calls <n>', 'end after so many calls (headless)', parseInteger('--calls', 1, 1_000_000))
    .action(async (options: CallCommandOptions, command: Command) => {
      const { runCall } = await import('./commands/call.js')
      done(await runCall(merged(options, command)))
    })
  withInterface(withMedia(withIdentity(program.command('xmlrpc [mode]'))))
    .description('the chat over XML-RPC: remote asks for an address; local joins two programs on this machine')
    .option('--contact-port <n>', 'where contacts serve, who do not say it (5000)', parsePort)
    .option('--dialect <name>', 'the program of the contact, where it is not found out rightly', parseDialect)
    .action(async (mode: string | undefined, options: CallCommandOptions, command: Command) => {
      const { parseXmlRpcMode, runXmlRpc } = await import('./commands/xmlrpc.js')
      done(await runXmlRpc(parseXmlRpcMode(mode ?? 'remote'), merged(options, command)))
    })
  withScript(withInterface(withMedia(withProfile(program.command('demo')))))
    .description('a call with a moving picture: server, peer and you, all on this machine')
    .action(async (options: DemoOptions, command: Command) => {
      const { runDemo } = await import('./commands/demo.js')
      done(await runDemo(merged(options, command)))
    })
}

const addPlay = (program: Command, done: (code: number) => void): void => {
  withScreen(program.command('play <file>'))
    .description('play a video, a picture, or a Y4M stream on stdin (-)')
    .option('--cells <WxH>', 'size of the picture in cells; without it the whole terminal', parseCells)
    .option('--fps <n>', 'pictures a second at most', parseInteger('--fps', 1, 240))
    .option('--loop', 'begin again at the end', false)
    .option('--stats', 'say at the end what was drawn', false)
    .option('--force', 'write the pictures though stdout is no terminal', false)
    .action(async (file: string, options: Omit<PlayOptions, 'file'>, command: Command) => {
      const { runPlay } = await import('./commands/play.js')
      done(await runPlay({ ...merged(options, command), file }))
    })
}

const addTools = (program: Command, done: (code: number) => void): void => {
  program
    .command('server')
    .description('the discovery server')
    .option('--host <ip>', 'address to listen on', '0.0.0.0')
    .option('--port <n>', `port to listen on, 0 for a free one (${SERVER_PORT}, with --sala 5000)`, parsePort)
    .option('--sala', 'the name registry of Sala Virtual instead')
    .option('--json', 'one JSON object a line', false)
    .action(async (options: ServerCommandOptions) => {
      const { runServer } = await import('./commands/server.js')
      done(await runServer(options))
    })
  program
    .command('devices')
    .description('cameras, microphones and speakers, the default ones marked')
    .option('--json', 'a JSON object', false)
    .action(async (options: DevicesOptions) => {
      const { runDevices } = await import('./commands/devices.js')
      done(await runDevices(options))
    })
  program
    .command('config [key] [value]')
    .description('what holds where no option says otherwise: shows, explains and sets it')
    .option('--unset <key>', 'take a setting out of the file')
    .option('--path', 'the path of the file', false)
    .option('--json', 'a JSON object', false)
    .action(async (key: string | undefined, value: string | undefined, options: ConfigOptions) => {
      const { runConfig } = await import('./commands/config.js')
      done(runConfig({ ...options, key, value }))
    })
  withProfile(program.command('doctor'))
    .description('what works here, and what to do about the rest')
    .option('--server <host:port>', 'discovery server to try', parseServer)
    .option('--json', 'a JSON object', false)
    .action(async (options: DoctorOptions, command: Command) => {
      const { runDoctor } = await import('./commands/doctor.js')
      done(await runDoctor(merged(options, command)))
    })
}
