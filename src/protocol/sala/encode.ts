import type { RegistryText } from './message'
import { encodeRoll } from './roll'
import { WORDS } from './words'

/** The text of what a registry says. */
export const encodeText = (text: RegistryText): string => {
  switch (text.type) {
    case 'welcome':
      return WORDS.welcome + text.host
    case 'taken':
      return WORDS.taken
    case 'names':
      return WORDS.names + text.names.map((name) => `${name}\n`).join('')
    case 'found':
      return `${WORDS.found}${text.host}/${text.port}/${text.asker}`
    case 'not-found':
      return WORDS.notFound
    case 'yourself':
      return WORDS.yourself
    case 'roll-follows':
      return WORDS.refresh
    case 'roll':
      return encodeRoll(text.listed)
    case 'farewell':
      return WORDS.farewell
    case 'other':
      return text.text
  }
}
