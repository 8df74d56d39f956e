import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One sample of the wire and what it is. */
export interface SalaVector<Expected> {
  readonly name: string
  readonly text?: string
  readonly hex?: string
  readonly repeat?: number
  readonly valid: boolean
  readonly expect: Expected
}

/** The samples of one file. */
export const salaVectors = <Expected>(file: string): readonly SalaVector<Expected>[] =>
  JSON.parse(
    readFileSync(join(__dirname, '../../vectors/sala', `${file}.json`), 'utf8'),
  ) as readonly SalaVector<Expected>[]

/** The bytes of a sample. */
export const bytesOf = ({ text, hex = '', repeat = 1 }: SalaVector<unknown>): Uint8Array =>
  text === undefined ? Uint8Array.from(Buffer.from(hex.repeat(repeat), 'hex')) : Uint8Array.from(Buffer.from(text))
