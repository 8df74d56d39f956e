import type { Words } from './en'

/** All words of the interface in Portuguese, as in Brazil. */
export const pt: Words = {
  menu: {
    on: 'sim',
    off: 'não',
    none: 'nenhum',
  },
}
