import { decodeBase64 } from './base64'
import type { XmlElement } from './element'
import { XmlRpcError } from './error'
import type { RpcAnswer, RpcCall } from './message'
import { isStruct, type RpcValue } from './value'

const METHOD_NAME = /^[\w.:/]{1,128}$/
const INTEGER = /^[+-]?\d{1,15}$/
const DOUBLE = /^[+-]?(\d{1,20}(\.\d{0,20})?|\.\d{1,20})([eE][+-]?\d{1,3})?$/

const bad = (what: string): XmlRpcError => new XmlRpcError('bad-value', what)

/** Reads the body of a request. Throws XmlRpcError. */
export const decodeCall = (root: XmlElement): RpcCall => {
  if (root.name !== 'methodCall') throw new XmlRpcError('not-a-call', 'this is no methodCall')
  const method = only(root, 'methodName')?.text.trim() ?? ''
  if (!METHOD_NAME.test(method)) throw new XmlRpcError('not-a-call', 'the call names no method')
  return { method, params: paramsOf(only(root, 'params')) }
}

/** Reads the body of an answer. Throws XmlRpcError. */
export const decodeAnswer = (root: XmlElement): RpcAnswer => {
  const wrong = new XmlRpcError('not-an-answer', 'this is no methodResponse')
  if (root.name !== 'methodResponse') throw wrong
  const fault = only(root, 'fault')
  if (fault) return { fault: faultOf(valueIn(fault)) }
  const [value] = paramsOf(only(root, 'params'))
  if (value === undefined) throw wrong
  return { value }
}

const only = (element: XmlElement, name: string): XmlElement | undefined =>
  element.children.find((child) => child.name === name)

const paramsOf = (params: XmlElement | undefined): readonly RpcValue[] =>
  (params?.children ?? []).map((param) => {
    if (param.name !== 'param') throw bad(`${param.name} is no param`)
    return valueIn(param)
  })

const faultOf = (value: RpcValue): { code: number; text: string } => {
  const { faultCode, faultString } = isStruct(value) ? value : {}
  if (typeof faultCode !== 'number' || typeof faultString !== 'string') throw bad('the fault says nothing')
  return { code: faultCode, text: faultString }
}

/** The one value in an element. */
const valueIn = (element: XmlElement): RpcValue => {
  const [value, more] = element.children
  if (value?.name !== 'value' || more !== undefined) throw bad(`${element.name} holds no value`)
  return valueOf(value)
}

const valueOf = (value: XmlElement): RpcValue => {
  const [typed, more] = value.children
  if (typed === undefined) return value.text
  if (more !== undefined || value.text.trim() !== '') throw bad('a value is more than one')
  return typedValue(typed)
}

const typedValue = (typed: XmlElement): RpcValue => {
  switch (typed.name) {
    case 'string':
    case 'dateTime.iso8601':
      return textOf(typed)
    case 'int':
    case 'i4':
    case 'i8':
      return numberOf(typed, INTEGER)
    case 'double':
      return numberOf(typed, DOUBLE)
    case 'boolean':
      return booleanOf(typed)
    case 'base64':
      return bytesOf(typed)
    case 'nil':
      return null
    case 'array':
      return arrayOf(typed)
    case 'struct':
      return structOf(typed)
    default:
      throw bad('a value of a type that is not known')
  }
}

const textOf = ({ children, text }: XmlElement): string => {
  if (children.length > 0) throw bad('a text holds elements')
  return text
}

const numberOf = (element: XmlElement, form: RegExp): number => {
  const text = textOf(element).trim()
  if (!form.test(text)) throw bad('a number that is none')
  return Number(text)
}

const booleanOf = (element: XmlElement): boolean => {
  const text = textOf(element).trim()
  if (text !== '0' && text !== '1') throw bad('a boolean is 0 or 1')
  return text === '1'
}

const bytesOf = (element: XmlElement): Uint8Array => {
  const bytes = decodeBase64(textOf(element))
  if (bytes === undefined) throw bad('base64 that is none')
  return bytes
}

const arrayOf = (array: XmlElement): readonly RpcValue[] => {
  const data = only(array, 'data')
  if (!data) throw bad('an array without data')
  return data.children.map((value) => {
    if (value.name !== 'value') throw bad('an array of what are no values')
    return valueOf(value)
  })
}

const structOf = (struct: XmlElement): RpcValue =>
  Object.fromEntries(
    struct.children.map((member) => {
      const name = only(member, 'name')
      const value = only(member, 'value')
      if (member.name !== 'member' || !name || !value) throw bad('a struct whose members are none')
      return [name.text, valueOf(value)]
    }),
  )
