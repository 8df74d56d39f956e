import { VERBS } from './message'
import type { ControlMessage, ReceivedMessage } from './message'

/** Silence that ends a message (section 10, rule 5). */
export const MESSAGE_PAUSE_MS = 80
/** No message is longer; who sends more without a pause sends no messages. */
export const MAX_MESSAGE_BYTES = 8192
/** No HOLD, RESUME or END is longer; longer texts are not searched for their end at every piece. */
const MAX_QUICK_CHARS = 512

const BLANK = '[\\s\\0]'
const BLANKS = /[\s\0]+/
// Longest first, and the blank behind: CALLING must not be found in CALLING_V1.
const VERB = Object.keys(VERBS)
  .sort((a, b) => b.length - a.length)
  .join('|')
// Not after '_': the reply OK_CALL_END of one client is not a CALL_END.
const VERB_START = new RegExp(`(?<!_)(?=(?:${VERB})(?:${BLANK}|$))`)
const QUICK = new RegExp(`(?<!_)CALL_(?:HOLD|RESUME|END)${BLANK}+([^\\s\\0]+)$`)

/** One message as it was written and as it was understood. */
export interface Heard {
  readonly text: string
  readonly message: ReceivedMessage
}

/** Reads a port as `int(float(text))`; undefined when it is none of 1 to 65535. */
export const decodePort = (text: string | undefined): number | undefined => {
  if (text === undefined || !/^\d+(\.\d*)?$/.test(text)) return undefined
  const port = Math.trunc(Number(text))
  return port >= 1 && port <= 65535 ? port : undefined
}

type WithPorts = Extract<ControlMessage, { kind: 'calling' | 'accepted' }>

const withPorts = (kind: WithPorts['kind'], verb: string, tokens: readonly string[]): ReceivedMessage => {
  const [nick, video, audio] = tokens
  const videoPort = decodePort(video)
  if (nick === undefined || videoPort === undefined) return { kind: 'malformed', of: kind }
  const audioPort = verb.endsWith('_V1') ? decodePort(audio) : undefined
  return { kind, nick, videoPort, ...(audioPort !== undefined && { audioPort }) }
}

/** Reads the text of one message: tokens between any white space, further tokens are ignored. Never throws. */
export const decodeMessage = (text: string): ReceivedMessage => {
  const [verb = '', ...tokens] = text.split(BLANKS).filter((token) => token !== '')
  const kind = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (kind === undefined) return { kind: 'unknown' }
  if (kind === 'calling' || kind === 'accepted') return withPorts(kind, verb, tokens)
  const nick = tokens[0]
  return { kind, ...(nick !== undefined && { nick }) }
}

/** Separates messages that arrived in one piece: a known verb begins one wherever it stands. */
export const splitMessages = (text: string): readonly string[] =>
  text.split(VERB_START).filter((part) => part.split(BLANKS).some((token) => token !== ''))

const fromUtf8 = (binary: string): string =>
  new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))

const toBinary = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/**
 * Reads one connection. Messages have no terminator, so a message ends with a pause or with the connection; only HOLD,
 * RESUME and END signed by somebody who is expected are complete at once.
 */
export class ControlDecoder {
  /** What was read and is not yet a message; one character for each byte. */
  private pending = ''
  private endsAtMs: number | undefined

  /** True once too much came without a pause: the rest is not worth reading. */
  overflowed = false

  /** When to poll next, in milliseconds; undefined when nothing is pending. */
  get deadline(): number | undefined {
    return this.endsAtMs
  }

  /** Takes a piece of any size; `expects` tells whose in-call messages are complete without a pause. */
  push(piece: Uint8Array, now: number, expects: (nick: string) => boolean = () => false): readonly Heard[] {
    if (this.overflowed) return []
    if (this.pending.length + piece.length > MAX_MESSAGE_BYTES) return this.overflow()
    this.pending += toBinary(piece)
    this.endsAtMs = this.pending === '' ? undefined : now + MESSAGE_PAUSE_MS
    return this.isComplete(expects) ? this.end() : []
  }

  /** Yields what the pause has completed. */
  poll(now: number): readonly Heard[] {
    return this.endsAtMs !== undefined && now >= this.endsAtMs ? this.end() : []
  }

  /** Nothing more belongs to what is pending: the connection ended, or its messages are wanted at once. */
  end(): readonly Heard[] {
    const texts = splitMessages(fromUtf8(this.pending))
    this.pending = ''
    this.endsAtMs = undefined
    return texts.map((text) => ({ text, message: decodeMessage(text) }))
  }

  private overflow(): readonly Heard[] {
    this.overflowed = true
    this.pending = ''
    this.endsAtMs = undefined
    return []
  }

  private isComplete(expects: (nick: string) => boolean): boolean {
    const nick = this.pending.length > MAX_QUICK_CHARS ? undefined : QUICK.exec(this.pending)?.[1]
    return nick !== undefined && expects(nick)
  }
}
