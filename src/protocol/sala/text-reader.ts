import { WORDS } from './words'

/** How a participant finds the end of what the registry says. Milliseconds and characters. */
export const TEXT_LIMITS = {
  /** Silence after what may be whole (Sala Virtual, section 3, "As client", rule 1). */
  settleMs: 50,
  /** Silence after what is certainly not whole, before it is taken for all there is. */
  unfinishedMs: 1_000,
  maxChars: 512 * 1024,
} as const

/** Messages of one length: nothing need follow for them to be whole. */
const SENTENCES: readonly string[] = [WORDS.taken, WORDS.notFound, WORDS.yourself]
const OPEN: readonly string[] = [WORDS.welcome, WORDS.names, WORDS.found, WORDS.refresh]
const BEGINNINGS: readonly string[] = [...SENTENCES, ...OPEN]
const LONGEST_BEGINNING = Math.max(...BEGINNINGS.map(({ length }) => length))
// One search for all of them: what is joined a thousand times is looked at once.
const ANY_BEGINNING = new RegExp(BEGINNINGS.join('|'), 'g')

const LOOKS_WHOLE: readonly RegExp[] = [
  /^Conectado ao servidor \/\d+\.\d+\.\d+\.\d+$/,
  /^broadcast\/(?:[^]*\n)?$/,
  /^endereco\/[^/]*\/\d+\/./,
  /^atualiza$/,
  /^(?:atualiza)?\[[^]*\)$/,
  /^(?:atualiza)?\[\]\/$/,
]

/**
 * Cuts what a registry says into messages, which nothing terminates: at the beginning of the next one, else after silence.
 * Fed with pieces and the time; owns no clock. `finish` is the last word of all, so it is one at the end alone.
 */
export class TextReader {
  private buffer = ''
  private lastMs = 0
  /** No beginning but the first lies before this place. */
  private seen = 0
  private ended = false

  /** Takes a piece; false when there is more waiting than any registry says. */
  push(piece: string, nowMs: number): boolean {
    this.buffer += piece
    this.lastMs = nowMs
    return this.buffer.length <= TEXT_LIMITS.maxChars
  }

  /** Nothing more will come: what is there is whole. */
  end(): void {
    this.ended = true
  }

  /** Takes the next message out, or undefined when none is whole at this time. */
  next(nowMs: number): string | undefined {
    if (this.buffer === '') return undefined
    const length = this.certainLength() ?? (this.isDue(nowMs) ? this.silentLength() : undefined)
    return length === undefined ? undefined : this.take(length)
  }

  /** When to ask again though nothing was pushed; undefined when nothing is waiting. */
  get deadlineMs(): number | undefined {
    return this.buffer === '' ? undefined : this.lastMs + this.patienceMs()
  }

  private certainLength(): number | undefined {
    const sentence = SENTENCES.find((each) => this.buffer.startsWith(each))
    if (sentence !== undefined) return sentence.length
    if (this.buffer === WORDS.farewell) return this.buffer.length
    return this.nextBeginning()
  }

  /** Where the second message begins. */
  private nextBeginning(): number | undefined {
    const own = OPEN.find((each) => this.buffer.startsWith(each))?.length ?? 1
    const from = Math.max(own, this.seen)
    this.seen = Math.max(own, this.buffer.length - LONGEST_BEGINNING + 1)
    ANY_BEGINNING.lastIndex = from
    return ANY_BEGINNING.exec(this.buffer)?.index
  }

  /** A last word that came joined to what is before it is a message of its own. */
  private silentLength(): number {
    const before = this.buffer.length - WORDS.farewell.length
    return before > 0 && this.buffer.endsWith(WORDS.farewell) ? before : this.buffer.length
  }

  private isDue(nowMs: number): boolean {
    return this.ended || nowMs >= this.lastMs + this.patienceMs()
  }

  private patienceMs(): number {
    const text = this.buffer.slice(0, this.silentLength())
    const isPart = BEGINNINGS.some((each) => each.length > text.length && each.startsWith(text))
    const isOpen = text.startsWith('[') || OPEN.some((each) => text.startsWith(each))
    const isWhole = LOOKS_WHOLE.some((each) => each.test(text)) || !(isPart || isOpen)
    return isWhole ? TEXT_LIMITS.settleMs : TEXT_LIMITS.unfinishedMs
  }

  private take(length: number): string {
    const text = this.buffer.slice(0, length)
    this.buffer = this.buffer.slice(length)
    this.seen = 0
    return text
  }
}
