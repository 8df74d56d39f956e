/** All words of the interface in English: the form that the other languages fill. Texts with parts are functions. */
export const en = {
  menu: {
    on: 'on',
    off: 'off',
    none: 'none',
  },
}

/** What a language has to say. */
export type Words = typeof en
