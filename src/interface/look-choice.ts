import { UsageError } from '../exit'
import type { ThemeName } from '../tui/display'
import { LAYOUTS, type Layout } from '../tui/layout'
import { THEMES } from '../tui/theme-names'
import { LANGUAGES, type Language } from '../tui/words/languages'

const oneOf =
  <T extends string>(option: string, texts: readonly T[]) =>
  (text: string): T => {
    const found = texts.find((each) => each === text)
    if (found !== undefined) return found
    throw new UsageError(`${option} takes ${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}, not "${text}"`)
  }

/** The languages that can be asked for; `auto` is that of the environment. */
export const LANGUAGE_CHOICES: readonly (Language | 'auto')[] = ['auto', ...LANGUAGES]

/** Reads the name of a theme; throws UsageError. */
export const parseTheme: (text: string) => ThemeName = oneOf('--theme', THEMES)

/** Reads the language of the interface; throws UsageError. */
export const parseLanguage: (text: string) => Language | 'auto' = oneOf('--language', LANGUAGE_CHOICES)

/** Reads how the pictures of a call lie; throws UsageError. */
export const parseLayout: (text: string) => Layout = oneOf('--layout', LAYOUTS)
