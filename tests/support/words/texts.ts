/** A text of a catalogue, where it stands, and what it makes of its parts. */
export interface Text {
  /** Section and key, `people.online`. */
  readonly path: string
  /** A text without parts has none. */
  readonly parts: number
  readonly say: (...parts: readonly unknown[]) => string
}

type Said = (...parts: readonly unknown[]) => string

const isSaid = (value: unknown): value is Said => typeof value === 'function'

/** Every text of a catalogue. */
export const textsOf = (catalogue: object, above = ''): readonly Text[] =>
  Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
    const path = above === '' ? key : `${above}.${key}`
    if (typeof value === 'string') return [{ path, parts: 0, say: () => value }]
    // Words of the same meaning: each language has as many as it needs.
    if (Array.isArray(value)) return [{ path, parts: 0, say: () => value.join(' ') }]
    if (isSaid(value)) return [{ path, parts: value.length, say: value }]
    return typeof value === 'object' && value !== null ? textsOf(value, path) : []
  })

/** Parts that stand in for names, numbers and texts, each of its own. */
export const MARKS = ['71', '82', '93', '77'] as const

/** A text with marks for its parts; numbers where it counts. */
export const marked = ({ say, parts }: Text): string => {
  const marks = MARKS.slice(0, parts)
  try {
    return say(...marks.map(Number))
  } catch {
    return say(...marks)
  }
}

/** The words of a text: letters alone, two at least, small. */
export const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? []
