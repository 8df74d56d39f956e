import type { SourceSpec } from '../video/messages'

/** Reads `camera[:N]`, `pattern`, `file:PATH` (looped), `once:PATH`, `still:PATH` or `none`; undefined where it is none of these. */
export const videoSourceOf = (text: string): SourceSpec | undefined => {
  const [kind, ...rest] = text.split(':')
  const value = rest.join(':')
  if (kind === 'camera' && /^\d{0,2}$/.test(value)) return { kind: 'camera', index: Number(value) }
  if (kind === 'pattern' && value === '') return { kind: 'pattern' }
  if (kind === 'none' && value === '') return { kind: 'none' }
  if (kind === 'file' && value !== '') return { kind: 'file', path: value, loop: true }
  if (kind === 'once' && value !== '') return { kind: 'file', path: value, loop: false }
  return kind === 'still' && value !== '' ? { kind: 'still', path: value } : undefined
}

/** A source as it is written. */
export const videoSourceText = (source: SourceSpec): string => {
  switch (source.kind) {
    case 'camera':
      return `camera:${source.index}`
    case 'file':
      return `${source.loop ? 'file' : 'once'}:${source.path}`
    case 'still':
      return `still:${source.path}`
    case 'pattern':
    case 'none':
      return source.kind
  }
}
