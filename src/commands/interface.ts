import { appendFileSync, mkdirSync } from 'node:fs'
import type { LoginDefaults } from '../tui/login-defaults'
import type { Answering, Start } from '../tui/model'
import { openDisplay } from '../tui/terminal/open'
import { TerminalError } from '../tui/terminal/error'
import { phraseWords } from '../tui/words/phrases'
import { languageOf } from '../tui/words/words'
import { UsageError } from '../exit'
import { identify, type Identity } from '../identity'
import { requireMode } from '../interface/render-choice'
import { Engine, type EngineParts } from '../interface/engine'
import { Screen, type ScreenOptions } from '../interface/screen'
import { accountOf } from '../config/account'
import { readConfig } from '../config/file'
import type { Profiles } from '../interface/profile-desk'
import { isAddress } from '../options'
import { openProfile, surroundings, type Profile } from '../profile/profile'
import { profileNames } from '../profile/profile-names'
import { profileParts } from './profile-parts'
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
  const source = sourceOf(options)
  const settings = settingsOf(options)
  const sound = soundOf(options)
  const own = profileParts(options, profile, identity)
  return showFront(options, profile, {
    ...own,
    profiles: otherProfiles(options, profile),
    initial: {
      language: languageOf(process.env, options.language),
      sound,
      start: startOf(options, identity, own.defaults),
      defaults: own.defaults,
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

/** The profiles of this machine: in another one than that of the start the options say no more who we are. */
const otherProfiles = (options: InterfaceOptions, first: Profile): Profiles => ({
  names: () => profileNames(first),
  open: (name, warn) => {
    const profile = openProfile(name, { ...surroundings(), warn })
    const account = accountOf(readConfig(), profile.name)
    const others = { ...options, nick: undefined, server: undefined, sala: undefined, account }
    const identity = identify({ account }, profile)
    const parts = profileParts(others, profile, identity)
    return identity.server ? parts : { ...parts, defaults: { ...parts.defaults, server: '' } }
  },
})

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
    inWords: (told) => phraseWords({ language: parts.initial.language ?? 'en' }, told),
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

const answering = ({ start, answer }: InterfaceOptions): { answering?: Answering } =>
  start === 'answer' && answer !== undefined ? { answering: answer } : {}
