import type { Words } from './en'

/** All words of the interface in Spanish. */
export const es: Words = {
  menu: {
    on: 'sí',
    off: 'no',
    none: 'ninguno',
  },
}
