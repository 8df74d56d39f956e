import type { Language } from './words'

/** A trouble that the program below told: in English, with all that is known of it. */
export interface Told {
  /** Its short name, as `Failure.code` and `DirectoryError.reason` have it. */
  readonly code?: string | undefined
  /** One sentence or two in English. */
  readonly message: string
  /** Whom it is about, where that is known. */
  readonly server: string
  readonly nick: string
}

type Says = Readonly<Record<Code, (told: Told) => string>>

const CODES = [
  'wrong-password',
  'refused',
  'unreachable',
  'timeout',
  'bad-reply',
  'port-in-use',
  'not-permitted',
  'no-such-address',
  'address-in-use',
] as const

type Code = (typeof CODES)[number]

const ES: Says = {
  'wrong-password': ({ server, nick }) =>
    `${server} conoce a ${nick} con otra contraseña. Escríbela de nuevo o elige otro nombre.`,
  refused: ({ server }) => `${server} rechaza esta petición. Prueba otro nombre u otro servidor.`,
  unreachable: ({ server }) => `${server} no responde. ¿Está abierto el servidor? vcall server abre uno.`,
  timeout: ({ server }) => `${server} tarda demasiado en responder. Intenta de nuevo, o con otro servidor.`,
  'bad-reply': ({ server }) => `${server} no responde como un servidor de descubrimiento. ¿Lo es?`,
  'port-in-use': () => 'Otro programa usa ese puerto. Con 0 se toma uno libre.',
  'not-permitted': () => 'Este usuario no puede usar ese puerto. Desde 1024 son libres para todos.',
  'no-such-address': () => 'Esa dirección no es de esta máquina. Si no escribes ninguna, se busca una.',
  'address-in-use': () => 'Alguien ya participa desde esta dirección. Escribe otra de esta máquina, como 127.0.0.2.',
}

const PT: Says = {
  'wrong-password': ({ server, nick }) =>
    `${server} conhece ${nick} com outra senha. Digite-a de novo ou escolha outro nome.`,
  refused: ({ server }) => `${server} recusa este pedido. Tente outro nome ou outro servidor.`,
  unreachable: ({ server }) => `${server} não responde. O servidor está aberto? vcall server abre um.`,
  timeout: ({ server }) => `${server} demora demais para responder. Tente de novo, ou com outro servidor.`,
  'bad-reply': ({ server }) => `${server} não responde como um servidor de descoberta. É um?`,
  'port-in-use': () => 'Outro programa usa essa porta. Com 0 usa-se uma livre.',
  'not-permitted': () => 'Este usuário não pode usar essa porta. A partir de 1024 são livres para todos.',
  'no-such-address': () => 'Esse endereço não é desta máquina. Sem nenhum, procura-se um.',
  'address-in-use': () => 'Alguém já participa deste endereço. Escreva outro desta máquina, como 127.0.0.2.',
}

const SAYS: Readonly<Record<Exclude<Language, 'en'>, Says>> = { es: ES, pt: PT }

/** What is said of a trouble: in the language of the interface where it has a name, else as it was told. */
export const troubleWords = (language: Language, told: Told): string => {
  const code = CODES.find((one) => one === told.code)
  return language === 'en' || code === undefined ? told.message : SAYS[language][code](told)
}
