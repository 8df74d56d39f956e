import type { AudioSinkSpec, AudioSourceSpec } from './spec'

/** The tone that is sent where none is named, in Hz. */
const TONE_HZ = 440
const LOWEST_HZ = 20
const HIGHEST_HZ = 20_000

/** Reads `mic[:NAME]`, `tone[:HZ]`, `chime`, `file:PATH` (looped), `once:PATH`, `stdin`, `silence` or `none`; undefined: none of them. */
export const audioSourceOf = (text: string): AudioSourceSpec | undefined => {
  const [kind, ...rest] = text.split(':')
  const value = rest.join(':')
  if (kind === 'mic') return value === '' ? { kind: 'mic' } : { kind: 'mic', name: value }
  if (kind === 'tone') return toneOf(value)
  if (kind === 'file' && value !== '') return { kind: 'file', path: value, loop: true }
  if (kind === 'once' && value !== '') return { kind: 'file', path: value, loop: false }
  return text === 'chime' || text === 'stdin' || text === 'silence' || text === 'none' ? { kind: text } : undefined
}

const toneOf = (value: string): AudioSourceSpec | undefined => {
  if (value === '') return { kind: 'tone', hz: TONE_HZ }
  const hz = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN
  return hz >= LOWEST_HZ && hz <= HIGHEST_HZ ? { kind: 'tone', hz } : undefined
}

/** Reads `default`, a device's name, `file:PATH` (WAV), `stdout` or `none`; undefined: nothing is named. */
export const sinkOf = (text: string): AudioSinkSpec | undefined => {
  if (text === 'default' || text === 'stdout' || text === 'none') return { kind: text }
  if (!text.startsWith('file:')) return text === '' ? undefined : { kind: 'device', name: text }
  const path = text.slice('file:'.length)
  return path === '' ? undefined : { kind: 'file', path }
}
