import { appendFileSync, mkdirSync } from 'node:fs'
import type { LoginDefaults } from '../tui/login-form'
import type { Answering, Start } from '../tui/model'
import { openDisplay } from '../tui/terminal/open'
import { TerminalError } from '../tui/terminal/error'
import { languageOf } from '../tui/words/words'
import { UsageError } from '../exit'
import { identify, type Identity } from '../identity'
import { requireMode } from '../interface/render-choice'
import { Engine, type EngineParts } from '../interface/engine'
import { Screen, type ScreenOptions } from '../interface/screen'
import type { LoginCommand } from '../interface/session-desk'
import { formatEndpoint, isAddress, parseEndpoint, SERVER_PORT } from '../options'
import { REGISTRY_PORT } from '../protocol/sala/message'
import { XMLRPC_PORT } from '../protocol/xmlrpc/dialect'
import { openNotebook } from '../notebook'
import { rememberPeople } from '../profile/remember-people'
import { offeredLogins } from '../interface/offered-logins'
import { openProfile, type Profile } from '../profile/profile'
import type { Session } from '../session'
import { XMLRPC_PREFIX } from '../target'
import { soundCallers } from '../sound-callers'
import { keepSound } from '../config/keep-sound'
import { setSetting } from '../config/set'
import { keepVideo } from '../config/keep-video'
import { refusePipes, settingsOf, soundOf, sourceOf, xmlRpcOf, type CallCommandOptions } from './call-options'

/** Options of the full-screen program, and what it was started for. */
export interface InterfaceOptions extends CallCommandOptions {
  readonly start: 'people' | 'call' | 'answer'
  /** Who is to be called is asked at once, with this to begin with. */
  readonly askAddress?: string
}

/** `vcall`, `vcall call` and `vcall answer` on a terminal. Resolves with the exit code. */
export const runInterface = async (options: InterfaceOptions): Promise<number> => {
  if (options.passwordStdin === true) {
    throw new UsageError('--password-stdin goes with --headless: here the keyboard is on stdin, and the screen asks')
  }
  refusePipes(options)
  const profile = openProfile(options.profile)
  const identity = identify(options, profile)
  const defaults = loginDefaults(options, identity)
  const source = sourceOf(options)
  const settings = settingsOf(options)
  const sound = soundOf(options)
  const xmlrpc = xmlRpcOf(options)
  const notebook = openNotebook(profile)
  return showFront(options, profile, {
    notebook,
    initial: {
      language: languageOf(process.env, options.language),
      sound,
      start: startOf(options, identity, defaults),
      defaults,
      cameraOn: source.kind !== 'none',
      quality: settings.quality,
      source,
      settings,
      filters: options.filter,
      fit: options.fit,
      layout: options.layout,
      chosenKeys: options.chosenKeys,
      ...(xmlrpc && {
        usualPort: xmlrpc.contactPort ?? XMLRPC_PORT,
        addressPrefix: XMLRPC_PREFIX,
        askAddress: options.askAddress,
      }),
      ...answering(options),
    },
    openSession: async (login, report) => {
      await notebook.open()
      const { openSession } = await import('../session.js')
      return openSession({
        ...whoIs(login && chosen(login), identity, options.sala !== undefined),
        ...(xmlrpc && { xmlrpc, port: options.port }),
        source,
        filters: options.filter,
        settings,
        sound,
        soundCallers: (directory) => soundCallers(profile, directory),
        notes: notebook,
        report,
      })
    },
    sawPeople: (users) => rememberPeople(profile, users),
    remember: (login, session) => remember(profile, chosen(login), session),
    readLogins: () => offeredLogins(profile.readLogins(), options.account?.servers ?? [], identity.nick),
    target: options.target,
    seconds: options.seconds,
    snapshot: options.snapshot,
    budget: options.budget,
    render: options.render,
    theme: options.theme,
    quiet: options.quiet,
    listDevices: async () => (await import('./device-names.js')).deviceNames(),
    listCameras: async () => (await import('./camera-names.js')).cameraNames(),
    keepVideo: (video) => keepVideo(video),
    keepSound: (sound) => keepSound(sound),
    setSetting: (key, value) => setSetting(key, value),
  })
}

/** The interface as it is wanted: a screen, or lines. */
export const showFront = async (
  { plain }: Pick<CallCommandOptions, 'plain'>,
  profile: Profile,
  parts: EngineParts & ScreenOptions,
): Promise<number> => {
  const { showPlain, wantsLines } = await import('./plain.js')
  return wantsLines(plain) ? showPlain(parts) : showInterface(profile, parts)
}

/** Takes the terminal for an interface, and gives it back. */
const showInterface = async (profile: Profile, parts: EngineParts & ScreenOptions): Promise<number> => {
  let shown: Engine | undefined
  const display = await openDisplay({
    logPath: profile.logFile,
    lastWords: async () => shown?.close(),
    onCrash: (error) => writeCrash(profile, error),
  }).catch((error: unknown) => {
    throw error instanceof TerminalError ? new UsageError(error.message, { cause: error }) : error
  })
  try {
    if (parts.render !== undefined) requireMode(parts.render, display.capabilities)
    shown = new Engine(parts, new Screen(display, parts))
    return await shown.run()
  } finally {
    display.close()
  }
}

const writeCrash = (profile: Profile, error: unknown): void => {
  mkdirSync(profile.stateDirectory, { recursive: true, mode: 0o700 })
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  appendFileSync(profile.logFile, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 })
}

/** Without a server known, whoever is started to answer, or to call an address, needs no log in. */
const startOf = (options: InterfaceOptions, identity: Identity, defaults: LoginDefaults): Start => {
  if (xmlRpcOf(options)) return { mode: 'people', account: { nick: identity.nick } }
  const direct = options.target !== undefined ? isAddress(options.target) : options.start === 'answer'
  const serverless = direct && options.server === undefined && (options.target !== undefined || !identity.server)
  return serverless ? { mode: 'people', account: { nick: identity.nick } } : { mode: 'login', defaults }
}

const loginDefaults = (options: InterfaceOptions, identity: Identity): LoginDefaults => ({
  ...(identity.sala && { system: 'sala' as const }),
  server: identity.server ? formatEndpoint(identity.server) : `localhost:${portOf(identity.sala)}`,
  nick: identity.nick,
  ...(identity.host !== undefined && { host: identity.host }),
  port: options.port ?? identity.port ?? 0,
})

const portOf = (sala: boolean): number => (sala ? REGISTRY_PORT : SERVER_PORT)

const answering = ({ start, answer }: InterfaceOptions): { answering?: Answering } =>
  start === 'answer' && answer !== undefined ? { answering: answer } : {}

interface Who {
  readonly nick: string
  readonly sala: boolean
  readonly server?: Identity['server']
  readonly password?: string
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/** A log in, with the address only where a person gave one: what is found out changes with the network. */
type Chosen = Omit<LoginCommand, 'host'> & { readonly host?: string }

const chosen = ({ host, ...login }: LoginCommand): Chosen => ({
  ...login,
  ...(host !== '' && { host }),
})

/** Who calls an address without a log in calls it by Sala Virtual where that is said, not where it was used last. */
const whoIs = (login: Chosen | undefined, identity: Identity, asksForSala: boolean): Who => {
  const { nick, host, port } = identity
  if (!login) return { sala: asksForSala, nick, host, port }
  return logsIn(login, identity)
}

/** The port of a form is that of V0; who takes part in a Sala is called at the one that all know. */
const logsIn = ({ system, nick, password, host, port, server: at }: Chosen, identity: Identity): Who => {
  const sala = system === 'sala'
  const server = parseEndpoint('Server', at, portOf(sala))
  return { sala, nick, password, host, port: sala ? (identity.sala ? identity.port : undefined) : port, server }
}

const remember = (profile: Profile, { system, server, nick, host, port }: Chosen, session: Session): void => {
  const fixedPort = port === 0 || system === 'sala' ? {} : { port: session.local.port }
  profile.writeLogin({ ...(system && { system }), server, nick, ...(host !== undefined && { host }), ...fixedPort })
}
