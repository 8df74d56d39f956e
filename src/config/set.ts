import { requireSetting } from './config'
import type { Place } from './edit'
import { configPath, readConfig, setValue } from './file'
import { keyMapFrom } from './keys'
import { KEYS_SECTION, keysOf, writtenOf } from './setting'

/** Where a key is in the file: `video.size` is the name `size` of the section `video`. */
export const placeOf = (key: string): Place => {
  const at = key.indexOf('.')
  return { section: key.slice(0, at), name: key.slice(at + 1) }
}

/** Writes a setting, or the keys of an action, once it is verified; returns the file. Throws UsageError, Failure. */
export const setSetting = (key: string, value: string, path = configPath()): string => {
  if (key.startsWith(KEYS_SECTION)) {
    keyMapFrom(new Map([...readConfig(path), [key, keysOf(key, value)]]), path)
    setValue(path, placeOf(key), value)
  } else setValue(path, placeOf(key), writtenOf(requireSetting(key), value))
  return path
}
