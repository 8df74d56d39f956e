import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A message of the wire, whole, and what it is. */
export interface XmlRpcVector {
  readonly name: string
  readonly hex?: string
  readonly text?: string
  readonly valid: boolean
  readonly as: string
  /** What is to be read from it. */
  readonly expect?: unknown
}

/** The vectors of one kind of message. */
export const vectorsOf = (kind: 'npy' | 'pickle' | 'request' | 'answer'): readonly XmlRpcVector[] => {
  const path = join(__dirname, '../../vectors/xmlrpc', `${kind}.json`)
  return (JSON.parse(readFileSync(path, 'utf8')) as { vectors: readonly XmlRpcVector[] }).vectors
}

/** The bytes of a vector. */
export const bytesOf = ({ hex, text }: XmlRpcVector): Buffer =>
  hex === undefined ? Buffer.from(text ?? '') : Buffer.from(hex, 'hex')
