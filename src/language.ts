import { readConfig } from './config/file'
import { UsageError } from './exit'
import { phraseWords } from './tui/words/phrases'
import { LANGUAGES, languageOf, type Language } from './tui/words/words'

type Environment = Readonly<Record<string, string | undefined>>

const isLanguage = (value: unknown): value is Language => LANGUAGES.some((one) => one === value)

/** What follows an option of the command line, behind a blank or `=`. */
const valueOf = (argv: readonly string[], option: string): string | undefined => {
  const at = argv.findLastIndex((argument) => argument === option || argument.startsWith(`${option}=`))
  return argv[at]?.includes('=') === true ? argv[at].slice(option.length + 1) : argv[at + 1]
}

/** What the configuration file says; where it is wrong, that is told by who reads it. */
const configured = (): unknown => {
  try {
    return readConfig().get('screen.language')?.value
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

/**
 * The language in which a command speaks before there is an interface: that of --language, of the configuration file, or of
 * the environment. Programs that read what is told are told English.
 */
export const languageHere = (
  argv: readonly string[] = process.argv.slice(2),
  environment: Environment = process.env,
  readSetting: () => unknown = configured,
): Language => {
  if (argv.includes('--json')) return 'en'
  const asked = argv.some((argument) => argument.startsWith('--language')) ? valueOf(argv, '--language') : readSetting()
  return languageOf(environment, isLanguage(asked) ? asked : 'auto')
}

/** What a command tells, in the language in which it speaks. */
export const spoken = (told: string, argv?: readonly string[]): string =>
  phraseWords({ language: languageHere(argv) }, told)
