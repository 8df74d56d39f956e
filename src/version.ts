import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const readVersion = (): string => {
  const parsed: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'))
  const named = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined
  return typeof named === 'string' ? named : 'unknown'
}

/** The version of this program, as package.json says. */
export const version = readVersion()
