import { phrased } from './phrases'
import { wordsOf, type Language } from './words'

/** A trouble that the program below told: in English, with all that is known of it. */
export interface Told {
  /** Its short name, as `Failure.code` and `DirectoryError.reason` have it. */
  readonly code?: string | undefined
  /** One sentence or two in English. */
  readonly message: string
}

/** What is said in a form where options of the command line are no help. */
const isCode = <Texts extends object>(texts: Texts, code: string | undefined): code is Extract<keyof Texts, string> =>
  code !== undefined && Object.hasOwn(texts, code)

/** What is said of a trouble in a form of the interface: by its name where the form has other words for it, else as it was told. */
export const troubleWords = (language: Language, { code, message }: Told): string => {
  const { troubles } = wordsOf({ language }).login
  return isCode(troubles, code) ? troubles[code] : phrased(language, message).text
}
