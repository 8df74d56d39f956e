import { layoutOfSides, toBgr, type RawPicture } from './npy'

/*
 * The pictures of one dialect are the text pickle (protocol 0) of an array of bytes. A pickle is a program that runs when it
 * is read: nothing is run here, the text must be, piece by piece, the one that such an array gives (spec: unam-xmlrpc, section 3).
 */

const HEAD =
  /^cnumpy\.core\.multiarray\n_reconstruct\np\d{1,4}\n\(cnumpy\nndarray\np\d{1,4}\n\(I0\ntp\d{1,4}\nS'b'\np\d{1,4}\ntp\d{1,4}\nRp\d{1,4}\n\(I1\n\(((?:[IL]\d{1,5}L?\n){2,3})tp\d{1,4}\ncnumpy\ndtype\np\d{1,4}\n\(S'u1'\np\d{1,4}\nI0\nI1\ntp\d{1,4}\nRp\d{1,4}\n\(I3\nS'\|'\np\d{1,4}\nNNNI-1\nI-1\nI0\ntp\d{1,4}\nbI0([01])\nS(['"])/
const TAIL = /^\np\d{1,4}\ntp\d{1,4}\nb\.$/
/** The longest head and tail. */
const HEAD_LENGTH = 600

const BACKSLASH = 0x5c
const NAMED: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, '\\': BACKSLASH, "'": 39, '"': 34 }

/** Reads such a picture; undefined for any other text. Never throws. */
export const readPickled = (text: string): RawPicture | undefined => {
  const head = HEAD.exec(text.slice(0, HEAD_LENGTH))
  const quote = head?.[3]?.charCodeAt(0)
  if (!head || quote === undefined) return undefined
  const literal = readLiteral(text, head[0].length, quote)
  if (literal === undefined || !TAIL.test(text.slice(literal.end, literal.end + HEAD_LENGTH))) return undefined
  if (text.length - literal.end > HEAD_LENGTH) return undefined
  const sides = (head[1]?.match(/\d+/g) ?? []).map(Number)
  const layout = layoutOfSides(sides, literal.bytes.length, head[2] === '1')
  return layout && toBgr(literal.bytes, layout)
}

interface Literal {
  readonly bytes: Uint8Array
  /** Behind the closing quote. */
  readonly end: number
}

/** Reads a string literal of Python 2 whose opening quote is before `start`. */
const readLiteral = (text: string, start: number, quote: number): Literal | undefined => {
  const bytes = new Uint8Array(text.length - start)
  let count = 0
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return { bytes: bytes.subarray(0, count), end: at + 1 }
    if (code < 0x20 || code > 0x7e) return undefined
    if (code !== BACKSLASH) {
      bytes[count++] = code
      continue
    }
    const escape = readEscape(text, at + 1)
    if (escape === undefined) return undefined
    bytes[count++] = escape.byte
    at += escape.length
  }
  return undefined
}

const readEscape = (text: string, at: number): { byte: number; length: number } | undefined => {
  const letter = text[at] ?? ''
  const named = NAMED[letter]
  if (named !== undefined) return { byte: named, length: 1 }
  const hex = text.slice(at + 1, at + 3)
  return letter === 'x' && /^[0-9a-f]{2}$/i.test(hex) ? { byte: parseInt(hex, 16), length: 3 } : undefined
}

const written = (byte: number): string => {
  const letter = String.fromCharCode(byte)
  if (byte === BACKSLASH || letter === "'") return `\\${letter}`
  if (byte >= 0x20 && byte < 0x7f) return letter
  return `\\x${byte.toString(16).padStart(2, '0')}`
}

const WRITTEN = Array.from({ length: 256 }, (_, byte) => written(byte))

/** The text that such an array gives. */
export const writePickled = ({ width, height, data }: RawPicture): string => {
  const literal: string[] = []
  for (const byte of data) literal.push(WRITTEN[byte] ?? '')
  return (
    "cnumpy.core.multiarray\n_reconstruct\np0\n(cnumpy\nndarray\np1\n(I0\ntp2\nS'b'\np3\ntp4\nRp5\n" +
    `(I1\n(I${height}\nI${width}\nI3\ntp6\ncnumpy\ndtype\np7\n(S'u1'\np8\nI0\nI1\ntp9\nRp10\n` +
    `(I3\nS'|'\np11\nNNNI-1\nI-1\nI0\ntp12\nbI00\nS'${literal.join('')}'\np13\ntp14\nb.`
  )
}
