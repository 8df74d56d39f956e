import { en, type Words } from './en'
import { es } from './es'
import { pt } from './pt'
import { LANGUAGES, type Language } from './languages'

export { LANGUAGES, type Language }

const CATALOGUES: Readonly<Record<Language, Words>> = { en, es, pt }

/** The words in which a model is shown. */
export const wordsOf = ({ language }: { readonly language: Language }): Words => CATALOGUES[language]

/** Where the environment says its language: the first of these that is set decides (POSIX, chapter 8.2). */
const VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const

/** The language that somebody chose; `auto` or none: the one of the environment. What is not known is English. */
export const languageOf = (
  environment: Readonly<Record<string, string | undefined>>,
  setting: Language | 'auto' = 'auto',
): Language => {
  if (setting !== 'auto') return setting
  const locale = VARIABLES.map((name) => environment[name]).find((value) => value !== undefined && value !== '') ?? ''
  const code = /^[a-z]+/.exec(locale.toLowerCase())?.[0]
  return LANGUAGES.find((language) => language === code) ?? 'en'
}
