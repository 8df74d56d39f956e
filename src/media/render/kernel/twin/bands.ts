import { BAND_ROWS, bandsJob, BRIDGED_COLUMNS, SHORT_RUN, workParts, type BandsJob } from '../bands-job'
import type { Memory, Pointer } from '../kernel'
import { NO_COLOUR } from '../quantize-job'
import { Emitter } from './emitter'

/** Sixel characters are 63 plus six bits, the lowest the topmost pixel. */
const EMPTY = 0x3f
const REPEAT = 0x21
const COLOUR = 0x23
const SAME_BAND = 0x24
const NEW_BAND = 0x2d
const NOTHING = -1
const STRETCH_WORDS = 4

/**
 * Writes band after band. In a band each colour is a list of stretches; a pass over the band takes stretches of any
 * colours from left to right, as long as they do not overlap, so that few passes go over few gaps.
 */
class BandWriter {
  private readonly emitter: Emitter
  private readonly bits: Pointer
  /** In words. */
  private readonly ends: number
  private readonly list: number
  private readonly heads: number
  private readonly stretches: number
  private listed = 0
  private hung = 0

  constructor(
    private readonly memory: Memory,
    private readonly job: BandsJob,
  ) {
    const parts = workParts(job.width)
    this.emitter = new Emitter(memory, job.out)
    this.bits = job.work
    this.ends = (job.work + parts.ends) / 4
    this.list = (job.work + parts.list) / 4
    this.heads = (job.work + parts.heads) / 4
    this.stretches = (job.work + parts.stretches) / 4
  }

  get length(): number {
    return this.emitter.at - this.job.out
  }

  /** Answers the band that comes next. */
  write(): number {
    const { job } = this
    const bands = Math.ceil(job.height / BAND_ROWS)
    this.memory.bytes.fill(0, job.used, job.used + NO_COLOUR)
    let skipped = Math.min(job.firstBand, bands)
    for (let band = skipped; band < bands; band++, skipped++) {
      if (this.length >= job.budget) return band
      this.collect(band)
      if (this.listed === 0) continue
      for (; skipped > 0; skipped--) this.emitter.byte(NEW_BAND)
      for (let i = 0; i < this.listed; i++) this.stretch(this.word(this.list + i))
      this.passes()
    }
    return bands
  }

  private word(index: number): number {
    return this.memory.words[index] ?? 0
  }

  /** Gathers what each colour draws in the band. */
  private collect(band: number): void {
    const { x, y, width, height } = this.job
    this.listed = 0
    for (let row = 0; row < Math.min(BAND_ROWS, height - band * BAND_ROWS); row++)
      this.collectRow((y + band * BAND_ROWS + row) * this.job.stride + x, width, 1 << row)
  }

  private collectRow(from: number, width: number, bit: number): void {
    const { bytes, words } = this.memory
    const { wish, shown, origin, picture, whole } = this.job
    for (let column = 0, i = from; column < width; column++, i++) {
      const colour = bytes[wish + i] ?? NO_COLOUR
      if (colour === NO_COLOUR || (whole === 0 && colour === bytes[shown + i])) continue
      bytes[shown + i] = colour
      words[origin / 4 + i] = words[picture / 4 + i] ?? 0
      this.mark(colour, column, bit)
    }
  }

  private mark(colour: number, column: number, bit: number): void {
    const { bytes, words } = this.memory
    const ends = this.ends + colour * 2
    if (words[ends + 1] === 0) {
      words[this.list + this.listed++] = colour
      bytes[this.job.used + colour] = 1
      words[ends] = column + 1
    }
    words[ends] = Math.min(this.word(ends), column + 1)
    words[ends + 1] = Math.max(this.word(ends + 1), column + 1)
    const at = this.bits + colour * this.job.width + column
    bytes[at] = (bytes[at] ?? 0) | bit
  }

  /** Cuts a colour into stretches and hangs them up by their first column. */
  private stretch(colour: number): void {
    const { words, bytes } = this.memory
    const row = this.bits + colour * this.job.width
    const ends = this.ends + colour * 2
    const last = this.word(ends + 1)
    for (let column = this.word(ends) - 1; column < last;) {
      const from = column
      let to = column
      for (; column < last && column - to <= BRIDGED_COLUMNS; column++) if (bytes[row + column] !== 0) to = column
      this.hang(colour, from, to)
      while (column < last && bytes[row + column] === 0) column++
    }
    words[ends] = words[ends + 1] = 0
  }

  private hang(colour: number, from: number, to: number): void {
    const { words } = this.memory
    const at = this.stretches + this.hung * STRETCH_WORDS
    words[at] = colour
    words[at + 1] = from
    words[at + 2] = to
    words[at + 3] = this.word(this.heads + from)
    words[this.heads + from] = ++this.hung
  }

  /** Writes all stretches in as many passes as they need. */
  private passes(): void {
    let current = NOTHING
    for (let left = this.hung, pass = 0; left > 0; pass++) {
      if (pass > 0) this.emitter.byte(SAME_BAND)
      let written = 0
      for (let column = 0; column < this.job.width;) {
        const stretch = this.take(column, current)
        if (stretch === NOTHING) {
          column++
          continue
        }
        current = this.select(this.word(stretch), current)
        this.run(column - written, EMPTY)
        written = column = this.draw(stretch)
        left--
      }
    }
    this.hung = 0
  }

  private stretchAt(number: number): number {
    return this.stretches + (number - 1) * STRETCH_WORDS
  }

  /** Takes down a stretch that begins in this column, of the current colour if there is one. */
  private take(column: number, current: number): number {
    const head = this.heads + column
    if (this.word(head) === 0) return NOTHING
    let link = head
    while (this.word(link) !== 0 && this.word(this.stretchAt(this.word(link))) !== current)
      link = this.stretchAt(this.word(link)) + 3
    if (this.word(link) === 0) link = head
    const found = this.stretchAt(this.word(link))
    this.memory.words[link] = this.word(found + 3)
    return found
  }

  private select(colour: number, current: number): number {
    if (colour === current) return colour
    this.emitter.byte(COLOUR)
    this.emitter.decimal(colour)
    return colour
  }

  /** Writes the columns of a stretch and clears their bits; answers the column behind it. */
  private draw(stretch: number): number {
    const { bytes } = this.memory
    const row = this.bits + this.word(stretch) * this.job.width
    const first = this.word(stretch + 1)
    const end = this.word(stretch + 2) + 1
    for (let column = first; column < end;) {
      const from = column
      const value = bytes[row + column] ?? 0
      while (column < end && bytes[row + column] === value) column++
      this.run(column - from, EMPTY + value)
    }
    bytes.fill(0, row + first, row + end)
    return end
  }

  private run(count: number, character: number): void {
    if (count > SHORT_RUN) {
      this.emitter.byte(REPEAT)
      this.emitter.decimal(count)
      this.emitter.byte(character)
    } else for (let i = 0; i < count; i++) this.emitter.byte(character)
  }
}

/** `bands`, see its parameters. Twin of assembly/bands.ts. */
export const bands = (memory: Memory, at: Pointer): number => {
  const writer = new BandWriter(memory, bandsJob.read(memory, at))
  bandsJob.write(memory, at, { nextBand: writer.write() })
  return writer.length
}
