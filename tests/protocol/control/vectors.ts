import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReceivedMessage } from '../../../src/protocol/control/message'

/** One text and what it is. */
export interface Vector {
  readonly name: string
  readonly text: string
  readonly status: 'correct' | 'tolerated' | 'invalid'
  readonly reads: readonly ReceivedMessage[]
}

const folder = join(__dirname, '../../vectors/v0')

const read = (file: string): readonly Vector[] => {
  const { message, vectors } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
    message: string
    vectors: readonly Vector[]
  }
  return vectors.map((vector) => ({ ...vector, name: `${message}: ${vector.name}` }))
}

/** The control messages of all vector files. */
export const controlVectors: readonly Vector[] = readdirSync(folder)
  .filter((file) => file !== 'video.json')
  .flatMap(read)
