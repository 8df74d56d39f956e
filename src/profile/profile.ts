import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { whyNotRead, whyNotWritten } from '../protocol/system-trouble'
import { EXIT, Failure, UsageError } from '../exit'
import { spoken } from '../language'
import { isProfileName } from '../protocol/profile-name'
import { clean } from '../protocol/text'
import { formatDialects, parseDialects, type KnownDialect } from './dialects'
import { formatLogin, parseLogin, type Login } from './login'
import { formatLogins, parseLogins, withLogin, type KnownLogin } from './logins'
import { formatPeople, parsePeople, withPeople } from './people'
import { readPrivateFile, removePrivateFile, writePrivateFile } from './private-file'
import { formatSoundCallers, parseSoundCallers, withSoundCaller, type SoundCaller } from './sound-callers'

/** The profile that is used when none is named. */
export const DEFAULT_PROFILE = 'default'

/** One person's login and state; several profiles let several people share one machine. */
export interface Profile {
  readonly name: string
  /** `$XDG_STATE_HOME/vcall/NAME`. It is made when something is written. */
  readonly stateDirectory: string
  readonly logFile: string
  /** People and calls. */
  readonly storeFile: string
  /** The last login. A file that is none is told about in one line, and is as good as absent. */
  readLogin(): Login | undefined
  /** Remembers a login as the last one, and among all. Throws Failure when it cannot be written. */
  writeLogin(login: Login): void
  /** There is no last login any more; it stays among all. Throws Failure when that cannot be written. */
  forgetLogin(): void
  /** All logins that are remembered, the latest first. A file that is none is as good as absent. */
  readLogins(): readonly KnownLogin[]
  /** The dialects of contacts over XML-RPC. Throws Failure when the file cannot be read. */
  readDialects(): readonly KnownDialect[]
  /** Remembers these and no others. Throws Failure when that cannot be written. */
  writeDialects(known: readonly KnownDialect[]): void
  /** Who has called with sound. Throws Failure when the file cannot be read, or holds something else. */
  readSoundCallers(): readonly SoundCaller[]
  /** Remembers one more. Throws Failure when it cannot be written. */
  addSoundCaller(caller: SoundCaller): void
  /** The names of people that were seen, the latest first, for a shell to offer. Throws Failure when the file cannot be read. */
  readPeople(): readonly string[]
  /** Remembers that these were seen; writes only what is new. Throws Failure when it cannot be written. */
  addPeople(nicks: readonly string[]): void
}

/** What a profile needs of the world. */
export interface Surroundings {
  /** The folder of the state of all programs: the value of XDG_STATE_HOME, if it is set. */
  readonly stateHome?: string | undefined
  readonly home: string
  /** Unix ms; the clock if absent. */
  readonly nowMs?: () => number
  /** Told one line for a person. */
  readonly warn: (line: string) => void
}

/** What a profile has of this machine; warnings go to stderr. */
export const surroundings = (): Surroundings => ({
  stateHome: process.env.XDG_STATE_HOME,
  home: homedir(),
  warn: (line) => void process.stderr.write(`vcall: ${spoken(line)}\n`),
})

/** Opens a profile by its name, without touching the disk. Throws UsageError for a name that could be a path. */
export const openProfile = (name = DEFAULT_PROFILE, world = surroundings()): Profile => {
  if (!isProfileName(name)) {
    throw new UsageError(`--profile takes a name of letters, digits, ".", "_" and "-", not "${name}"`)
  }
  const { nowMs = Date.now } = world
  const stateDirectory = join(stateHome(world), 'vcall', name)
  const loginFile = join(stateDirectory, 'login.json')
  const loginsFile = join(stateDirectory, 'logins.json')
  const soundFile = join(stateDirectory, 'sound-callers.json')
  const dialectsFile = join(stateDirectory, 'dialects.json')
  const peopleFile = join(stateDirectory, 'people.json')
  return {
    name,
    stateDirectory,
    logFile: join(stateDirectory, 'vcall.log'),
    storeFile: join(stateDirectory, 'vcall.db'),
    readLogin: () => readLogin(loginFile, world.warn),
    writeLogin: (login) => {
      write(loginFile, formatLogin(login), 'The login')
      addLogin(loginsFile, login, nowMs())
    },
    forgetLogin: () => doing('The last login cannot be forgotten', () => removePrivateFile(loginFile)),
    readLogins: () => readLogins(loginsFile),
    readDialects: () => parseDialects(readIfThere(dialectsFile, 'Which programs contacts have') ?? ''),
    writeDialects: (known) => write(dialectsFile, formatDialects(known), 'Which programs contacts have'),
    readSoundCallers: () => readSoundCallers(soundFile),
    addSoundCaller: (caller) => addSoundCaller(soundFile, caller),
    readPeople: () => readPeople(peopleFile),
    addPeople: (nicks) => addPeople(peopleFile, nicks),
  }
}

/** A relative path there is to be ignored (XDG Base Directory Specification 0.8). */
const stateHome = ({ stateHome, home }: Surroundings): string =>
  stateHome !== undefined && isAbsolute(stateHome) ? stateHome : join(home, '.local', 'state')

const readLogin = (file: string, warn: Surroundings['warn']): Login | undefined => {
  try {
    const text = readPrivateFile(file)
    const login = text === undefined ? undefined : parseLogin(text)
    if (text !== undefined && !login) warn(`${clean(file)} holds no login and is ignored; vcall login writes it anew`)
    return login
  } catch (error) {
    warn(`The last login cannot be read and is ignored: ${whyNotRead(error)}`)
    return undefined
  }
}

const readLogins = (file: string): readonly KnownLogin[] => {
  try {
    const text = readPrivateFile(file)
    return (text === undefined ? undefined : parseLogins(text)) ?? []
  } catch {
    // They save typing, no more: what is wrong with the folder is told where something is to be written.
    return []
  }
}

const addLogin = (file: string, login: Login, usedAtMs: number): void =>
  write(file, formatLogins(withLogin(readLogins(file), { ...login, usedAtMs })), 'The login')

const readSoundCallers = (file: string): readonly SoundCaller[] => {
  const text = readIfThere(file, 'Who has called with sound')
  if (text === undefined) return []
  const callers = parseSoundCallers(text)
  if (!callers) throw new Failure(EXIT.failure, 'state', `${clean(file)} holds no callers and is ignored`)
  return callers
}

const readIfThere = (file: string, what: string): string | undefined => {
  try {
    return readPrivateFile(file)
  } catch (error) {
    const message = `${what} cannot be read: ${whyNotRead(error)}`
    throw new Failure(EXIT.failure, 'state', message, { cause: error })
  }
}

/** A file that holds something else is written anew. */
const addSoundCaller = (file: string, caller: SoundCaller): void => {
  const text = readIfThere(file, 'Who has called with sound')
  const callers = (text === undefined ? undefined : parseSoundCallers(text)) ?? []
  write(file, formatSoundCallers(withSoundCaller(callers, caller)), 'Who calls with sound')
}

const readPeople = (file: string): readonly string[] => parsePeople(readIfThere(file, 'Who was seen') ?? '')

const addPeople = (file: string, nicks: readonly string[]): void => {
  const names = readPeople(file)
  if (nicks.some((nick) => !names.includes(nick))) write(file, formatPeople(withPeople(names, nicks)), 'Who was seen')
}

const write = (file: string, text: string, what: string): void =>
  doing(`${what} cannot be remembered`, () => writePrivateFile(file, text))

const doing = (trouble: string, work: () => void): void => {
  try {
    work()
  } catch (error) {
    throw new Failure(EXIT.failure, 'state', `${trouble}: ${whyNotWritten(error)}`, { cause: error })
  }
}
