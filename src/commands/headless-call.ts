import { EXIT, Failure, UsageError } from '../exit'
import { Headless } from '../headless'
import { identify, readPassword, type Identity } from '../identity'
import { Lines } from '../lines'
import { isAddress } from '../options'
import { openNotebook, type Notebook } from '../notebook'
import { openProfile, type Profile } from '../profile/profile'
import { humanReporter, jsonReporter, type Reporter } from '../reporter'
import { openSession } from '../session'
import { rememberingDialects } from '../dialect-memory'
import { systemOf, xmlRpcOf, type CallCommandOptions, type MediaOptions, type ScriptOptions } from './call-options'
import { sessionMedia } from './session-media'

/** Where events go: stdout as JSON, or words to stdout and stderr; all to stderr where stdout carries sound. */
export const reporterOf = (options: ScriptOptions & MediaOptions): Reporter => {
  const err = (text: string): void => void process.stderr.write(text)
  const out = options.speaker?.kind === 'stdout' ? err : (text: string): void => void process.stdout.write(text)
  return options.json === true ? jsonReporter(out) : humanReporter(out, err)
}

/** `vcall call` and `vcall answer` without the interface. Resolves with the exit code. */
export const runHeadless = async (options: CallCommandOptions): Promise<number> => {
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
  const xmlrpc = rememberingDialects(xmlRpcOf(options), profile)
  const session = await openSession({
    ...who,
    ...(xmlrpc && { xmlrpc, port: options.port }),
    ...sessionMedia(options, profile, notebook),
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
  const none: Login = { sala: systemOf(options) === 'sala', server: undefined, password: undefined }
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
