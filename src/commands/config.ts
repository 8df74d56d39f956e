import { requireSetting, type Config } from '../config/config'
import { configPath, isThere, readConfig, unsetValue } from '../config/file'
import { KEYS_SECTION, type Setting, type Written } from '../config/setting'
import { keySettings, noAction, type KeySetting } from '../config/keys'
import { placeOf, setSetting } from '../config/set'
import { SETTINGS, settingOf } from '../config/settings'
import { EXIT, UsageError } from '../exit'
import { clean } from '../protocol/text'

/** Options of `vcall config`. */
export interface ConfigOptions {
  readonly json: boolean
  readonly path: boolean
  readonly unset?: string
}

/** What `vcall config` is asked for. */
export interface ConfigRequest extends ConfigOptions {
  readonly key?: string | undefined
  /** The setting is to have this value. */
  readonly value?: string | undefined
}

/** A setting as it is listed; the keys are part of the `--json` contract. */
export interface ListedSetting {
  readonly key: string
  /** Null: nothing is set, and the default is nothing or is found out when it is needed. */
  readonly value: Written | null
  readonly from: 'file' | 'default'
  readonly option: string
  readonly says: string
}

/** `vcall config`: shows all settings or one, sets one, takes one out. Returns the exit code; throws UsageError, Failure. */
export const runConfig = (request: ConfigRequest): number => {
  process.stdout.write(answer(request, configPath()))
  return EXIT.ok
}

const answer = ({ key, value, unset, path: asksPath, json }: ConfigRequest, path: string): string => {
  if (asksPath) return json ? `${JSON.stringify({ path })}\n` : `${path}\n`
  if (unset !== undefined) {
    if (key !== undefined) throw new UsageError(`--unset takes one setting; what is ${key} for?`)
    return takenOut(unset, path, json)
  }
  if (key === undefined) return everything(path, json)
  if (key === 'keys' || key.startsWith(KEYS_SECTION)) return keysAnswer({ key, value, json }, path)
  const setting = requireSetting(key)
  if (value !== undefined) setSetting(key, value, path)
  return explained(listed(setting, readConfig(path)), json)
}

interface KeysRequest extends Pick<ConfigOptions, 'json'> {
  readonly key: string
  readonly value: string | undefined
}

/** All keys, those of one action, or other ones for it, which are verified before they are written. */
const keysAnswer = ({ key, value, json }: KeysRequest, path: string): string => {
  if (value !== undefined) setSetting(key, value, path)
  const settings = keySettings(readConfig(path), path)
  if (key === 'keys') return json ? `${JSON.stringify({ path, settings })}\n` : settings.map(keyLine).join('')
  const setting = settings.find((each) => each.key === key)
  if (!setting) throw new UsageError(noAction(key))
  return json ? `${JSON.stringify(setting)}\n` : `${key} = ${shownKeys(setting)}  (${setting.from})\n${setting.says}\n`
}

const shownKeys = ({ value }: KeySetting): string => (value === '' ? '-' : value)

const keyLine = (setting: KeySetting): string =>
  `${setting.key.slice(KEYS_SECTION.length).padEnd(22)}  ${shownKeys(setting).padEnd(16)}  ${setting.from.padEnd(7)}  ${setting.says}\n`

/** Also a key that is no setting can be taken out: it is a mistake that is mended so. */
const takenOut = (key: string, path: string, json: boolean): string => {
  const setting = settingOf(key)
  const changed = unsetValue(path, placeOf(key))
  if (setting) return explained(listed(setting, readConfig(path)), json)
  if (!changed) requireSetting(key)
  return json ? `${JSON.stringify({ key, value: null })}\n` : `${clean(key)} is taken out\n`
}

const listed = ({ key, option, initial, says }: Setting, config: Config): ListedSetting => {
  const entry = config.get(key)
  return { key, value: entry?.written ?? initial ?? null, from: entry ? 'file' : 'default', option, says }
}

const everything = (path: string, json: boolean): string => {
  const config = readConfig(path)
  const settings = SETTINGS.map((setting) => listed(setting, config))
  const keys = keySettings(config, path).filter(({ from }) => from === 'file')
  if (json) return `${JSON.stringify({ path, settings, keys })}\n`
  return `${clean(path)}${isThere(path) ? '' : ' (not there: all defaults hold)'}\n${formatSettings(settings)}\n[keys]  vcall config keys lists all\n${keys.map((each) => `  ${keyLine(each)}`).join('')}`
}

const explained = (setting: ListedSetting, json: boolean): string => {
  if (json) return `${JSON.stringify(setting)}\n`
  const { key, from, option, says } = setting
  return `${key} = ${shown(setting)}  (${from})\n${says} Option: ${option}\n`
}

/** The settings as a person reads them: a line each under its section. */
export const formatSettings = (settings: readonly ListedSetting[]): string => {
  const nameWidth = Math.max(...settings.map(({ key }) => placeOf(key).name.length))
  const valueWidth = Math.max(...settings.map((setting) => shown(setting).length))
  return settings
    .map((setting, index) => {
      const { section, name } = placeOf(setting.key)
      const before = settings[index - 1]?.key
      const head = before !== undefined && placeOf(before).section === section ? '' : `\n[${section}]\n`
      const columns = [name.padEnd(nameWidth), shown(setting).padEnd(valueWidth), setting.from.padEnd('default'.length)]
      return `${head}  ${columns.join('  ')}  ${setting.says}\n`
    })
    .join('')
}

const shown = ({ value }: ListedSetting): string => clean(value === null ? '-' : String(value))
