/** The languages of the interface. */
export const LANGUAGES = ['en', 'es', 'pt'] as const

/** A language of the interface. */
export type Language = (typeof LANGUAGES)[number]
