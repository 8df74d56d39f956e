import { wordsOf, type Language } from './words'

/** Why something did not work, as the program below says it in English, and its name in the catalogues. */
const NAMES = {
  'connection refused': 'refused',
  'connection reset': 'reset',
  'no route to it': 'noRoute',
  'no network': 'noNetwork',
  'no connection in time': 'inTime',
  'no such host': 'noHost',
  'its name cannot be looked up now': 'noLookup',
  'unknown error': 'unknown',
  'no answer to the connection': 'noAnswer',
  'the connection of the call was closed': 'closed',
  'accepted without a usable video port': 'noPort',
  'the contact does not take calls': 'noCalls',
  'no sound came': 'noSound',
  'it speaks no dialect that is known; --dialect names one': 'noDialect',
  'what answers there is no program of this chat': 'noProgram',
  'another program is there now': 'otherProgram',
  'nothing goes either way': 'nothing',
  'no answer in time': 'late',
} as const

const isName = (clause: string): clause is keyof typeof NAMES => Object.hasOwn(NAMES, clause)

/** A clause in the language of the interface where it has a name there, else as it was told. */
export const clauseWords = (model: { readonly language: Language }, clause: string): string =>
  isName(clause) ? wordsOf(model).clauses[NAMES[clause]] : clause
