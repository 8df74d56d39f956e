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
import type { LoginCommand, SessionWish } from '../interface/session-desk'
import { formatEndpoint, isAddress, parseEndpoint, SERVER_PORT } from '../options'
import { REGISTRY_PORT } from '../protocol/sala/message'
import { openNotebook } from '../notebook'
import { rememberPeople } from '../profile/remember-people'
import { offeredLogins } from '../interface/offered-logins'
import { openProfile, type Profile } from '../profile/profile'
import type { Session } from '../session'
import type { XmlRpcChoice } from '../xmlrpc-line'
import { rememberingDialects } from '../dialect-memory'
import { soundCallers } from '../sound-callers'
import { keepSound } from '../config/keep-sound'
import { setSetting } from '../config/set'
import { keepVideo } from '../config/keep-video'
import { refusePipes, settingsOf, soundOf, sourceOf, systemOf, xmlRpcOf, type CallCommandOptions } from './call-options'

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
      system: systemOf(options),
      askAddress: options.askAddress,
      contactPort: options.contactPort,
      ...answering(options),
    },
    openSession: async (wish, report) => {
      await notebook.open()
      const { openSession } = await import('../session.js')
      const who = whoIs(wish, identity, options)
      return openSession({
        ...who,
        xmlrpc: rememberingDialects(who.xmlrpc, profile),
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
  readonly xmlrpc?: XmlRpcChoice | undefined
  readonly server?: Identity['server']
  readonly password?: string
  readonly host?: string | undefined
  readonly port?: number | undefined
}

/** A log in, with the address only where a person gave one: what is found out changes with the network. */
type Visit = Extract<SessionWish, { type: 'visit' }>

type Chosen = Omit<LoginCommand, 'host'> & { readonly host?: string }

const chosen = ({ host, ...login }: LoginCommand): Chosen => ({
  ...login,
  ...(host !== '' && { host }),
})

/** Who we are in a session, and by which system it calls. */
const whoIs = (wish: SessionWish, identity: Identity, options: InterfaceOptions): Who => {
  switch (wish.type) {
    case 'start':
      return atStart(identity, options)
    case 'login':
      return wish.system === 'xmlrpc' ? inXmlRpc(chosen(wish), options) : logsIn(chosen(wish), identity)
    case 'visit':
      return visits(wish, identity, options)
  }
}

/** Who calls an address without a log in calls it by Sala Virtual where that is said, not where it was used last. */
const atStart = ({ nick, host, port }: Identity, options: InterfaceOptions): Who => {
  const xmlrpc = rememberingDialects(xmlRpcOf(options), profile)
  return { sala: systemOf(options) === 'sala', nick, host, port, ...(xmlrpc && { xmlrpc, port: options.port }) }
}

/** The port of a form is 0 where a free one is as good; old programs know one. */
const inXmlRpc = ({ nick, host, port }: Chosen, options: InterfaceOptions): Who => ({
  sala: false,
  nick,
  host,
  port: port === 0 ? options.port : port,
  xmlrpc: choiceOf(options),
})

/** By the name and from the address that we have otherwise; at any port, for nobody looks for us there. */
const visits = ({ system, home }: Visit, { nick, host }: Identity, options: InterfaceOptions): Who => {
  const us = home.type === 'login' ? chosen(home) : { nick, host }
  const xmlrpc = system === 'xmlrpc' ? choiceOf(options) : undefined
  return { sala: system === 'sala', nick: us.nick, host: us.host, xmlrpc }
}

const choiceOf = ({ contactPort, dialect }: InterfaceOptions): XmlRpcChoice => ({ contactPort, dialect })

/** The port of a form is that of V0; who takes part in a Sala is called at the one that all know. */
const logsIn = ({ system, nick, password, host, port, server: at }: Chosen, identity: Identity): Who => {
  const sala = system === 'sala'
  const server = parseEndpoint('Server', at, portOf(sala))
  return { sala, nick, password, host, port: sala ? (identity.sala ? identity.port : undefined) : port, server }
}

/** Who is in no directory is not remembered: that is asked nothing that would have to be typed again. */
const remember = (profile: Profile, { system, server, nick, host, port }: Chosen, session: Session): void => {
  if (system === 'xmlrpc') return
  const fixedPort = port === 0 || system === 'sala' ? {} : { port: session.local.port }
  profile.writeLogin({ ...(system && { system }), server, nick, ...(host !== undefined && { host }), ...fixedPort })
}
