import { hostKey } from '../net/xmlrpc/host'
import type { FromTransport } from '../net/xmlrpc/messages'
import { pythonFault } from '../protocol/xmlrpc/fault'
import type { RpcAnswer, RpcCall } from '../protocol/xmlrpc/message'
import { ANSWERS, serviceOf, VCALL_HELLO, type Service } from '../protocol/xmlrpc/method'
import { readNpy } from '../protocol/xmlrpc/npy'
import type { Medium } from '../protocol/xmlrpc/phone-action'
import { readPickled } from '../protocol/xmlrpc/pickled'
import { MAX_TEXT } from '../protocol/xmlrpc/plain-text'
import { isStruct, listOf, type RpcValue } from '../protocol/xmlrpc/value'
import { isPort, isShortNick, readWord } from '../protocol/xmlrpc/word'
import type { Link } from './link'
import { Rates } from './rates'

/** What the doorman needs of its surroundings. */
export interface DoormanPorts {
  /** The call that is on. */
  link(): Link | undefined
  post(message: FromTransport): void
  /** Milliseconds of a clock that never steps. */
  now(): number
}

/** Media of one host are told so often at most, and words and texts of one host taken. */
const MEDIA_A_SECOND = 4
const WORDS_A_SECOND = 20

const wrong = (what: string): RpcAnswer => ({ fault: pythonFault('TypeError', what) })
const acknowledged = (what: 'text' | 'audio' | 'video' | 'stop'): RpcAnswer => ({ value: ANSWERS[what] })

/**
 * Answers what others call, at once: media go where the call is, words and texts are told, everything that belongs to no call is
 * answered alike and left. No method does more than its line here (spec: unam-xmlrpc, section 6).
 */
export class Doorman {
  private readonly media = new Rates(MEDIA_A_SECOND)
  private readonly words = new Rates(WORDS_A_SECOND)
  private deaf: ReadonlySet<string> = new Set()

  constructor(private readonly ports: DoormanPorts) {}

  /** Those who ask are told that we play nothing of theirs. */
  setDeaf(hosts: readonly string[]): void {
    this.deaf = new Set(hosts)
  }

  /** The answer to a call whose method we have. */
  answer({ method, params }: RpcCall, from: string): RpcAnswer {
    const service = serviceOf(method)
    const [first] = params
    switch (service?.type) {
      case undefined:
        return wrong(method)
      case 'formality':
        return { value: service.answer }
      case 'echo':
        return { value: first ?? '' }
      case 'may-play':
        return { value: !this.deaf.has(hostKey(from)) }
      case 'stop':
        return this.stop(service, from)
      case 'text':
        return this.text(first, from)
      case 'audio':
        return this.audio(service, first, from)
      case 'video':
        return this.video(service, first, from)
      case 'vcall':
        return this.ofVcall(service, params, from)
    }
  }

  private stop({ what }: Service & { type: 'stop' }, host: string): RpcAnswer {
    if (this.mayTell(host)) this.ports.post({ type: 'stopped', host, what })
    return acknowledged('stop')
  }

  private text(text: RpcValue | undefined, host: string): RpcAnswer {
    if (typeof text !== 'string') return wrong('a text is wanted')
    if (!this.mayTell(host) || text.length > MAX_TEXT) return wrong('too much')
    this.ports.post({ type: 'plain-text', host, text })
    return acknowledged('text')
  }

  private audio({ pcm }: Service & { type: 'audio' }, sound: RpcValue | undefined, host: string): RpcAnswer {
    if (!(sound instanceof Uint8Array)) return wrong('a binary is wanted')
    // Who finds out what we are sends none.
    if (sound.length === 0) return acknowledged('audio')
    this.heard(host, 'audio')
    this.linkOf(host)?.heardSound(sound, pcm)
    return acknowledged('audio')
  }

  private video({ pickled }: Service & { type: 'video' }, picture: RpcValue | undefined, host: string): RpcAnswer {
    const read = pickled ? pickledPicture(picture) : binaryPicture(picture)
    if (read === undefined) return { fault: pythonFault('ValueError', 'this is no picture') }
    this.heard(host, 'video')
    this.linkOf(host)?.heardPicture(read)
    return acknowledged('video')
  }

  private ofVcall({ what }: Service & { type: 'vcall' }, params: readonly RpcValue[], host: string): RpcAnswer {
    switch (what) {
      case 'hello':
        return { value: VCALL_HELLO }
      case 'word':
        return this.word(params, host)
      case 'text':
        return this.letter(params[0], host)
      case 'picture':
      case 'sound':
        return this.datagrams(what === 'picture' ? 'video' : 'audio', params)
    }
  }

  private word(params: readonly RpcValue[], host: string): RpcAnswer {
    const word = readWord(params)
    if (!word || !this.mayTell(host)) return wrong('this is no word')
    this.ports.post({ type: 'word', host, word })
    return { value: true }
  }

  private letter(letter: RpcValue | undefined, host: string): RpcAnswer {
    const { port, nick, text } = isStruct(letter) ? letter : {}
    if (!isPort(port) || !isShortNick(nick) || typeof text !== 'string') return wrong('this is no text')
    if (!this.mayTell(host) || text.length > MAX_TEXT) return wrong('too much')
    this.ports.post({ type: 'letter', from: { host, port }, nick, text })
    return { value: true }
  }

  private datagrams(medium: Medium, [token, datagrams]: readonly RpcValue[]): RpcAnswer {
    const link = this.ports.link()
    if (!link?.isCall(token)) return { value: false }
    for (const datagram of listOf(datagrams) ?? [datagrams]) {
      if (datagram instanceof Uint8Array) link.heardDatagram(medium, datagram)
    }
    return { value: true }
  }

  private linkOf(host: string): Link | undefined {
    const link = this.ports.link()
    return link?.host === hostKey(host) && link.link.found?.type !== 'vcall' ? link : undefined
  }

  private heard(host: string, medium: Medium): void {
    if (this.media.allows(`${medium} ${host}`, this.ports.now())) this.ports.post({ type: 'media', host, medium })
  }

  private mayTell(host: string): boolean {
    return this.words.allows(host, this.ports.now())
  }
}

const JPEG_START = [0xff, 0xd8] as const

/** Raw pixels, or a JPEG in the same place. */
const binaryPicture = (value: RpcValue | undefined): ReturnType<typeof readNpy> | Uint8Array => {
  if (!(value instanceof Uint8Array)) return undefined
  return JPEG_START.every((byte, at) => value[at] === byte) ? value : readNpy(value)
}

const pickledPicture = (value: RpcValue | undefined): ReturnType<typeof readPickled> =>
  typeof value === 'string' ? readPickled(value) : undefined
