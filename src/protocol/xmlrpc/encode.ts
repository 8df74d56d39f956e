import { encodeBase64 } from './base64'
import type { RpcAnswer, RpcCall } from './message'
import type { RpcStruct, RpcValue } from './value'

/** The largest whole number that `<int>` carries. */
const MAX_INT = 0x7fffffff

const utf8 = new TextEncoder()

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
// XML 1.0 has no place for these at all, not even escaped; half characters are no UTF-8.
const IMPOSSIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const escape = (text: string): string =>
  text.replace(IMPOSSIBLE, '\ufffd').replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign)

/** The body of a request. */
export const encodeCall = ({ method, params }: RpcCall): Uint8Array => {
  const writer = new Writer()
  writer.text(`<?xml version='1.0'?>\n<methodCall>\n<methodName>${escape(method)}</methodName>\n<params>\n`)
  for (const param of params) writer.param(param)
  writer.text('</params>\n</methodCall>\n')
  return writer.whole
}

/** The body of an answer. */
export const encodeAnswer = (answer: RpcAnswer): Uint8Array => {
  const writer = new Writer()
  writer.text(`<?xml version='1.0'?>\n<methodResponse>\n`)
  if ('fault' in answer) {
    const { code, text } = answer.fault
    writer.text('<fault>\n')
    writer.value({ faultCode: code, faultString: text })
    writer.text('\n</fault>\n')
  } else {
    writer.text('<params>\n')
    writer.param(answer.value)
    writer.text('</params>\n')
  }
  writer.text('</methodResponse>\n')
  return writer.whole
}

/** Gathers the bytes of a body. */
class Writer {
  private readonly pieces: Uint8Array[] = []

  text(text: string): void {
    this.pieces.push(utf8.encode(text))
  }

  param(value: RpcValue): void {
    this.text('<param>\n')
    this.value(value)
    this.text('\n</param>\n')
  }

  value(value: RpcValue): void {
    this.text('<value>')
    this.typed(value)
    this.text('</value>')
  }

  get whole(): Uint8Array {
    const whole = new Uint8Array(this.pieces.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const piece of this.pieces) {
      whole.set(piece, at)
      at += piece.length
    }
    return whole
  }

  private typed(value: RpcValue): void {
    if (value === null) this.text('<nil/>')
    else if (typeof value === 'string') this.text(`<string>${escape(value)}</string>`)
    else if (typeof value === 'boolean') this.text(`<boolean>${value ? 1 : 0}</boolean>`)
    else if (typeof value === 'number') this.text(number(value))
    else if (value instanceof Uint8Array) this.binary(value)
    else this.many(value)
  }

  private binary(bytes: Uint8Array): void {
    this.text('<base64>\n')
    this.pieces.push(encodeBase64(bytes))
    this.text('</base64>')
  }

  private many(value: readonly RpcValue[] | RpcStruct): void {
    if (Array.isArray(value)) {
      this.text('<array><data>\n')
      for (const one of value as readonly RpcValue[]) this.line(one)
      return this.text('</data></array>')
    }
    this.text('<struct>\n')
    for (const [name, one] of Object.entries(value)) {
      this.text(`<member>\n<name>${escape(name)}</name>\n`)
      this.line(one)
      this.text('</member>\n')
    }
    this.text('</struct>')
  }

  private line(value: RpcValue): void {
    this.value(value)
    this.text('\n')
  }
}

const number = (value: number): string => {
  if (Number.isInteger(value) && Math.abs(value) <= MAX_INT) return `<int>${value}</int>`
  return `<double>${Number.isFinite(value) ? value : 0}</double>`
}
