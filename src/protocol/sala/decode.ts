import type { RegistryText } from './message'
import { decodeRoll } from './roll'
import { WORDS } from './words'

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/
const PORT = /^\d{1,5}$/
const LAST_PORT = 65_535

/** Whether a text is the IPv4 address of one machine: no name, no broadcast, no group (Sala Virtual, section 4). */
export const isHostAddress = (text: string): boolean => {
  if (!IPV4.test(text)) return false
  const first = Number(text.split('.')[0])
  return first > 0 && first < 224
}

const found = (fields: readonly string[]): RegistryText | undefined => {
  const [host = '', port = '', ...asker] = fields
  if (!isHostAddress(host) || !PORT.test(port) || Number(port) > LAST_PORT || asker.length === 0) return undefined
  return { type: 'found', host, port: Number(port), asker: asker.join('/') }
}

const whole = (text: string): RegistryText | undefined => {
  switch (text) {
    case WORDS.taken:
      return { type: 'taken' }
    case WORDS.notFound:
      return { type: 'not-found' }
    case WORDS.yourself:
      return { type: 'yourself' }
    case WORDS.refresh:
      return { type: 'roll-follows' }
    case WORDS.farewell:
      return { type: 'farewell' }
    default:
      return undefined
  }
}

const begun = (text: string): RegistryText | undefined => {
  if (text.startsWith(WORDS.names)) {
    return { type: 'names', names: text.slice(WORDS.names.length).split('\n').filter(Boolean) }
  }
  if (text.startsWith(WORDS.found)) return found(text.slice(WORDS.found.length).split('/'))
  if (text.startsWith(WORDS.welcome)) return { type: 'welcome', host: text.slice(WORDS.welcome.length).trim() }
  const listed = decodeRoll(text.startsWith(WORDS.refresh) ? text.slice(WORDS.refresh.length) : text)
  return listed && { type: 'roll', listed }
}

/** Reads one message that was cut out of the stream; never throws. */
export const decodeText = (text: string): RegistryText => whole(text) ?? begun(text) ?? { type: 'other', text }
