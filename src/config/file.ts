import { realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { EXIT, Failure, UsageError } from '../exit'
import { whyNotRead, whyNotWritten } from '../protocol/system-trouble'
import { MAX_FILE_BYTES, readPrivateFile, replaceFile } from '../profile/private-file'
import { ConfigMistake, parseConfig, type Config } from './config'
import { withoutValue, withValue, type Place } from './edit'
import type { Written } from './setting'

/** What the place of the file depends on. */
export interface ConfigSurroundings {
  /** The folder of the configuration of all programs: the value of XDG_CONFIG_HOME, if it is set. */
  readonly configHome?: string | undefined
  readonly home: string
}

/** The rights of a file that is new, less what the umask takes away. */
const USUAL_MODE = 0o666

/** The file `$XDG_CONFIG_HOME/vcall/config.toml`. A relative path there is to be ignored (XDG Base Directory 0.8). */
export const configPath = ({ configHome, home }: ConfigSurroundings = here()): string => {
  const folder = configHome !== undefined && isAbsolute(configHome) ? configHome : join(home, '.config')
  return join(folder, 'vcall', 'config.toml')
}

const here = (): ConfigSurroundings => ({ configHome: process.env.XDG_CONFIG_HOME, home: homedir() })

/** What the file says, nothing where there is none. Throws UsageError with file, line and what is wrong there. */
export const readConfig = (path = configPath()): Config => verified(path, readText(path) ?? '')

/** Writes one value into the file, which is made where there is none; false: it was there. Throws UsageError, Failure. */
export const setValue = (path: string, place: Place, value: Written): boolean =>
  change(path, place, value, (text) => withValue(text, place, value))

/** Takes one value out of the file; false: it did not hold it, and stays as it is. Throws UsageError, Failure. */
export const unsetValue = (path: string, place: Place): boolean =>
  change(path, place, undefined, (text) => withoutValue(text, place))

/** Says whether there is a file. Throws UsageError where it cannot be read. */
export const isThere = (path: string): boolean => readText(path) !== undefined

const readText = (path: string): string | undefined => {
  try {
    return readPrivateFile(path)
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${whyNotRead(error)}`, { cause: error })
  }
}

const verified = (path: string, text: string): Config => {
  try {
    return text === '' ? new Map() : parseConfig(text)
  } catch (error) {
    throw error instanceof ConfigMistake ? told(path, error) : error
  }
}

const told = (path: string, mistake: ConfigMistake): UsageError =>
  new UsageError(`${path}:${mistake.line}: ${mistake.message}`, { cause: mistake })

/** A value that is wrong may be mended so; any other mistake in the file is told, and it stays as it is. */
const change = (path: string, place: Place, wanted: Written | undefined, edit: (text: string) => string): boolean => {
  const text = readText(path) ?? ''
  const changed = editable(path, text, edit)
  requireChange(path, { text, changed, key: `${place.section}.${place.name}`, wanted })
  if (changed === text) return false
  write(path, changed)
  return true
}

/** The edited text; a text that is no TOML at all cannot be edited. */
const editable = (path: string, text: string, edit: (text: string) => string): string => {
  try {
    return edit(text)
  } catch (error) {
    verified(path, text)
    throw error
  }
}

interface Change {
  readonly text: string
  readonly changed: string
  readonly key: string
  readonly wanted: Written | undefined
}

/** Throws UsageError where the changed text does not say what was wanted, or is wrong: then it was so before, or is by us. */
const requireChange = (path: string, { text, changed, key, wanted }: Change): void => {
  const now = attempt(changed)
  if (!(now instanceof ConfigMistake) && now.get(key)?.written === wanted) return
  const before = attempt(text)
  if (now instanceof ConfigMistake && before instanceof ConfigMistake) {
    throw told(path, before.message === now.message ? before : now)
  }
  throw new UsageError(`${key} stands in ${path} in a way that can be changed by hand only`)
}

const attempt = (text: string): Config | ConfigMistake => {
  try {
    return parseConfig(text)
  } catch (error) {
    if (error instanceof ConfigMistake) return error
    throw error
  }
}

const write = (path: string, text: string): void => {
  try {
    if (Buffer.byteLength(text) > MAX_FILE_BYTES) throw new Error(`it would be larger than ${MAX_FILE_BYTES} bytes`)
    const { target, mode } = placeOf(path)
    replaceFile(target, text, mode)
  } catch (error) {
    throw new Failure(EXIT.failure, 'config', `${path} cannot be written: ${whyNotWritten(error)}`, {
      cause: error,
    })
  }
}

/** Where a link leads to, which stays a link, and who may read what is there. */
const placeOf = (path: string): { readonly target: string; readonly mode: number } => {
  const status = statSync(path, { throwIfNoEntry: false })
  return status ? { target: realpathSync(path), mode: status.mode & 0o777 } : { target: path, mode: USUAL_MODE }
}
