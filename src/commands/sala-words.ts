import type { SalaDropReason, SalaEvent } from '../server/sala/event'
import type { ServerWords } from './server-announcer'

type Refused = Extract<SalaEvent, { event: 'refused' }>['reason']

const REFUSED: Record<Refused, string> = {
  taken: 'wants a name that somebody has',
  empty: 'has no name',
  'too-long': 'wants a name that is too long',
  slash: 'wants a name with a "/" in it',
  control: 'wants a name with a control character in it',
  word: 'wants a name that other programs take for a command',
}

const DROPPED: Record<SalaDropReason, string> = {
  nameless: 'gave no name, closed',
  slow: 'does not read what it is told, closed',
  flood: 'asks more than can be answered, closed',
  crowded: 'was closed, there are too many connections',
}

const lineOf = (event: SalaEvent): string | undefined => {
  switch (event.event) {
    case 'joined':
      return `${event.name} joined from ${event.client} · ${event.online} online`
    case 'left':
      return `${event.name} ${event.orderly ? 'left' : 'is gone without a word'} · ${event.online} online`
    case 'refused':
      return `${event.client} ${REFUSED[event.reason]}, refused: ${event.name}`
    case 'dropped':
      return `${event.client} ${DROPPED[event.reason]}`
    case 'fault':
      return `fault of the server: ${event.message}`
    case 'lookup':
    case 'ignored':
      return undefined
  }
}

/** The words of the registry of Sala Virtual. */
export const SALA_WORDS: ServerWords<SalaEvent> = {
  lineOf,
  listening: (where, server) => `Sala Virtual on ${where}. Join: vcall login --sala ${server}. Ctrl-C ends it.`,
  stopped: 'Server stopped.',
}
