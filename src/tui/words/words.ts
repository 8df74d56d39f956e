import { en, type Words } from './en'
import { es } from './es'
import { pt } from './pt'

/** The languages of the interface. */
export type Language = 'en' | 'es' | 'pt'

const CATALOGUES: Readonly<Record<Language, Words>> = { en, es, pt }

/** The words in which a model is shown. */
export const wordsOf = ({ language }: { readonly language: Language }): Words => CATALOGUES[language]
