import { kittyKey } from './kitty-key'
import { mouseReport, type MouseReport } from './mouse'
import type { Token } from './token'

const ESC = '\x1b'
/** ECMA-48: parameter bytes, intermediate bytes, final byte. */
const CSI = /^\x1b\[([0-?]*)([ -/]*)([@-~])/
const CSI_PART = /^\x1b\[[0-?]*[ -/]*$/
/** DCS, OSC, SOS, PM and APC: control strings that end with ST, an OSC also with BEL. */
const STRING = /^\x1b[P\]X^_]/
/** The sequences of keys that blessed reads whole; of others it would take the rest for typed text. */
const KEY =
  /^(?:[^\x1b\x80-\x9f\ufffd]|\x1b|\x1b[ -~\b\x7f]|\x1bO[A-Za-z]|\x1b\[\[[A-E]|\x1b\[(?:\d+(?:;\d+)?[~^]|(?:1;)?\d*[A-Za-z]))$/u
const SGR_MOUSE = /^<(\d{1,5});(\d{1,5});(\d{1,5})$/
const X10_LENGTH = 6

/** The first thing in `text`: its length, or that more is needed. Length 0 is never returned. */
export type Scan = { readonly length: number } | 'incomplete'

/** How long the first sequence or character of `text` is. `text` is not empty. */
export const scan = (text: string): Scan => {
  if (!text.startsWith(ESC)) return { length: String.fromCodePoint(text.codePointAt(0) ?? 0).length }
  if (text.length === 1) return 'incomplete'
  const second = text[1] ?? ''
  if (second === ESC) return { length: 1 }
  if (second === '[') return scanCsi(text)
  if (second === 'O') return text.length < 3 ? 'incomplete' : { length: text[2] === ESC ? 2 : 3 }
  if (STRING.test(text)) return scanString(text)
  return { length: 1 + String.fromCodePoint(text.codePointAt(1) ?? 0).length }
}

const scanCsi = (text: string): Scan => {
  const found = CSI.exec(text)
  if (found?.[0] === '\x1b[M') return text.length < X10_LENGTH ? 'incomplete' : { length: X10_LENGTH }
  // The Linux console's F1 to F5: CSI [ A.
  if (found?.[0] === '\x1b[[') return text.length < 4 ? 'incomplete' : { length: 4 }
  if (found) return { length: found[0].length }
  if (CSI_PART.test(text)) return 'incomplete'
  // Parts in the wrong order, such as a column below zero: one piece of garbage up to what ends it, or cannot be in it.
  const stop = text.slice(2).search(/[^ -?]/) + 2
  if (stop < 2) return 'incomplete'
  return { length: /[@-~]/.test(text[stop] ?? '') ? stop + 1 : stop }
}

const scanString = (text: string): Scan => {
  const end = text.indexOf('\x1b\\', 2)
  const bell = text[1] === ']' ? text.indexOf('\x07') : -1
  if (bell >= 0 && (end < 0 || bell < end)) return { length: bell + 1 }
  return end < 0 ? 'incomplete' : { length: end + 2 }
}

/** What a whole sequence means; undefined for what nobody needs (movement without a button, garbage). */
export const interpret = (sequence: string): Token | undefined => {
  if (sequence.startsWith('\x1b[M') && sequence.length === X10_LENGTH) return x10Mouse(sequence)
  if (STRING.test(sequence) && sequence.length > 2) return { type: 'reply', text: sequence }
  const [, parameters, between, final] = CSI.exec(sequence) ?? []
  if (parameters !== undefined && between !== undefined && final !== undefined && !sequence.startsWith('\x1b[[')) {
    return control({ sequence, parameters, between, final })
  }
  return key(sequence)
}

const key = (sequence: string): Token | undefined => (KEY.test(sequence) ? { type: 'key', sequence } : undefined)

interface Control {
  readonly sequence: string
  readonly parameters: string
  readonly between: string
  readonly final: string
}

const control = ({ sequence, parameters, between, final }: Control): Token | undefined => {
  const mouse = SGR_MOUSE.exec(parameters)
  if (mouse) return sgrMouse(mouse, final)
  if (parameters === '' && (final === 'I' || final === 'O')) return { type: 'focus', focused: final === 'I' }
  const told = between === '' ? kittyKey(parameters, final) : undefined
  if (told === 'none') return undefined
  if (told) return key(told.sequence) && { type: 'key', ...told }
  const isAnswer = /^[<=>?]/.test(parameters) || between !== '' || 'nty'.includes(final)
  // CSI row;col R is a cursor report; shifted F3 has the same form and loses.
  if (isAnswer || (parameters !== '' && 'cRS'.includes(final))) return { type: 'reply', text: sequence }
  return key(sequence)
}

/** SGR form: the release is told by the final byte. */
const sgrMouse = ([, code, x, y]: RegExpExecArray, final: string): Token | undefined => {
  const report: MouseReport = { code: Number(code), x: Number(x), y: Number(y), released: final === 'm' }
  return final === 'M' || final === 'm' ? mouseReport(report) : undefined
}

/** The oldest form, up to column 223: it does not tell which button was released. Clicks are made with the left one. */
const x10Mouse = (sequence: string): Token | undefined => {
  const [code = 0, x = 0, y = 0] = Array.from(sequence.slice(3), (char) => (char.codePointAt(0) ?? 0) - 32)
  const released = (code & 3) === 3 && code < 64
  return mouseReport({ code: released ? 0 : code, x, y, released })
}
