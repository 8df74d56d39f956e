import type { Found } from './dialect-search'
import { faultKind } from './fault'
import type { RpcAnswer, RpcCall } from './message'
import { VCALL_TEXT } from './method'
import type { Address, PhoneAction, TextFailure } from './phone-action'
import { isAscii, MAX_TEXT } from './plain-text'

/** So many texts wait for a contact that is slow. */
const MOST_WAITING = 20

/** A text of ours on its way. */
interface Letter {
  readonly id: string
  readonly text: string
  readonly to: Address
  /** Who is there, once that is known. */
  found: Found | undefined
  /** Asks whether a text is wanted, or carries it. */
  asking: boolean
  /** Who is there was asked for once more. */
  isDoubted: boolean
}

/** What texting needs of the phone. */
export interface TextingPorts {
  act(action: PhoneAction): void
  /** The program there does not know what it should: find out anew who is there. */
  doubt(to: Address): void
}

/** Who writes. */
export interface Author {
  readonly nick: string
  readonly port: number
}

const WORDS: Readonly<Record<TextFailure, string>> = {
  'not-ascii': 'the contact shows only letters without accents; it may have seen the text or not',
  unsupported: 'the program of the contact has no texts',
  'too-much': 'the text is too long, or too many wait',
  unreachable: 'the contact cannot be reached',
}

/** Brings texts to contacts, one after another, and tells what became of each. */
export class Texting {
  private readonly letters: Letter[] = []
  private request: number | undefined

  constructor(
    private readonly author: Author,
    private readonly newRequest: () => number,
    private readonly ports: TextingPorts,
  ) {}

  /** Sends a text to a contact; `found`: who is there, if it is known. */
  send({ id, text }: { readonly id: string; readonly text: string }, to: Address, found?: Found): void {
    if (text.length > MAX_TEXT || this.letters.length >= MOST_WAITING) return this.fail(id, 'too-much')
    this.letters.push({ id, text, to, found, asking: false, isDoubted: false })
    this.next()
  }

  /** It is known now who is there. */
  found(to: Address, found: Found): void {
    for (const letter of this.letters) if (isAt(letter, to)) letter.found = found
    this.next()
  }

  /** It is known now that nobody is there whom we could write to. */
  notFound(to: Address, reason: 'unreachable' | 'unknown', detail: string): void {
    const lost = this.letters.filter((letter) => isAt(letter, to) && letter.found === undefined)
    for (const letter of lost) this.drop(letter, reason === 'unreachable' ? reason : 'unsupported', detail)
    this.next()
  }

  /** A request was answered; false: it was none of ours. */
  said(request: number, answer: RpcAnswer): boolean {
    const [letter] = this.letters
    if (request !== this.request || letter === undefined) return false
    this.request = undefined
    if (letter.asking && 'value' in answer && answer.value === true) {
      letter.asking = false
      const call = textCall(letter, this.author)
      if (call) this.post(letter, call)
      return true
    }
    this.judge(letter, answer)
    this.next()
    return true
  }

  /** A request failed; false: it was none of ours. */
  unsaid(request: number, detail: string): boolean {
    const [letter] = this.letters
    if (request !== this.request || letter === undefined) return false
    this.request = undefined
    this.drop(letter, 'unreachable', `${WORDS.unreachable}: ${detail}`)
    this.next()
    return true
  }

  /** Whether nothing is on its way. */
  get isIdle(): boolean {
    return this.letters.length === 0
  }

  private judge(letter: Letter, answer: RpcAnswer): void {
    const kind = 'fault' in answer ? faultKind(answer.fault) : 'succeeded'
    if (letter.asking) return this.drop(letter, 'unreachable', 'the contact wants no text now')
    if (kind === 'succeeded') {
      this.letters.splice(this.letters.indexOf(letter), 1)
      return this.ports.act({ type: 'signal', signal: { type: 'text-sent', id: letter.id, to: letter.to } })
    }
    if (kind === 'unsupported' && !letter.isDoubted) return this.doubt(letter)
    // Some word the trouble with accents otherwise.
    const accents = kind === 'not-ascii' || (kind === 'failed' && !isAscii(letter.text))
    this.drop(letter, accents ? 'not-ascii' : kind === 'unsupported' ? 'unsupported' : 'unreachable')
  }

  /** Another program may be there than there was. */
  private doubt(letter: Letter): void {
    letter.isDoubted = true
    letter.found = undefined
    letter.asking = false
    this.ports.doubt(letter.to)
  }

  private next(): void {
    const [letter] = this.letters
    if (this.request !== undefined || letter?.found === undefined) return
    const call = firstCall(letter, this.author)
    if (call) return this.post(letter, call)
    if (letter.found.type === 'old' && letter.found.isRemembered === true) return this.doubt(letter)
    this.drop(letter, 'unsupported')
    this.next()
  }

  private post(letter: Letter, call: RpcCall): void {
    const id = this.newRequest()
    this.request = id
    this.ports.act({ type: 'say', id, to: letter.to, call })
  }

  private drop(letter: Letter, reason: TextFailure, detail = WORDS[reason]): void {
    this.letters.splice(this.letters.indexOf(letter), 1)
    this.fail(letter.id, reason, detail)
  }

  private fail(id: string, reason: TextFailure, detail = WORDS[reason]): void {
    this.ports.act({ type: 'signal', signal: { type: 'text-failed', id, reason, detail } })
  }
}

const isAt = ({ to }: Letter, { host, port }: Address): boolean => to.host === host && to.port === port

const firstCall = (letter: Letter, author: Author): RpcCall | undefined => {
  const { found } = letter
  const ping = found?.type === 'old' ? found.dialect.ping : undefined
  if (ping === undefined) return textCall(letter, author)
  letter.asking = true
  return { method: ping, params: [] }
}

const textCall = ({ found, text }: Letter, { nick, port }: Author): RpcCall | undefined => {
  if (found?.type === 'vcall') return { method: VCALL_TEXT, params: [{ port, nick, text }] }
  const { text: method, ping } = found?.dialect ?? {}
  // Who is asked before a text shows it as it comes: it names its author.
  return method === undefined ? undefined : { method, params: [ping === undefined ? text : `${nick} : ${text}\n`] }
}
