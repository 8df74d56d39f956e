import { BAND_ROWS, bandsJob, BRIDGED_COLUMNS, pitchOf, SHORT_RUN, workParts, type BandsJob } from '../bands-job'
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
const COLOURS = 256
/** Words of a stretch, and what they are. */
const STRETCH_WORDS = 4
const FIRST = 1
const LAST = 2
const NEXT = 3

/**
 * Writes band after band. In a band each colour is a list of stretches; a pass over the band takes stretches of any
 * colours from left to right, as long as they do not overlap, so that few passes go over few gaps.
 */
class BandWriter {
  private readonly emitter: Emitter
  private readonly bits: Pointer
  private readonly pitch: number
  /** In words. */
  private readonly open: number
  private readonly heads: number
  private readonly stretches: number
  private hung = 0
  /** The colours of a column, from above, NO_COLOUR where nothing is drawn. */
  private readonly pixels = new Uint8Array(BAND_ROWS)

  constructor(
    private readonly memory: Memory,
    private readonly job: BandsJob,
  ) {
    const parts = workParts(job.width)
    this.emitter = new Emitter(memory, job.out)
    this.bits = job.work
    this.pitch = pitchOf(job.width)
    this.open = (job.work + parts.open) / 4
    this.heads = (job.work + parts.heads) / 4
    this.stretches = (job.work + parts.stretches) / 4
  }

  get length(): number {
    return this.emitter.at - this.job.out
  }

  /** Answers the band that comes next. */
  write(): number {
    const { job, memory } = this
    const bands = Math.ceil(job.height / BAND_ROWS)
    memory.bytes.fill(0, job.used, job.used + NO_COLOUR)
    memory.words.fill(0, this.heads, this.heads + job.width)
    let skipped = Math.min(job.firstBand, bands)
    for (let band = skipped; band < bands; band++, skipped++) {
      if (this.length >= job.budget) return band
      this.collect(band)
      if (this.hung === 0) continue
      for (; skipped > 0; skipped--) this.emitter.byte(NEW_BAND)
      this.passes()
    }
    return bands
  }

  private word(index: number): number {
    return this.memory.words[index] ?? 0
  }

  /** Gathers what each colour draws in the band, and takes it for shown. */
  private collect(band: number): void {
    const { x, y, width, height, stride } = this.job
    this.hung = 0
    this.memory.words.fill(0, this.open, this.open + COLOURS)
    const rows = Math.min(BAND_ROWS, height - band * BAND_ROWS)
    const from = (y + band * BAND_ROWS) * stride + x
    for (let column = 0; column < width; column++) {
      for (let row = 0; row < BAND_ROWS; row++)
        this.pixels[row] = row < rows ? this.drawn(from + row * stride + column) : NO_COLOUR
      this.collectColumn(column)
    }
  }

  /** The colour in which a pixel is to be drawn; it is shown then. */
  private drawn(i: number): number {
    const { bytes, words } = this.memory
    const { wish, shown, origin, picture, whole } = this.job
    const colour = bytes[wish + i] ?? NO_COLOUR
    if (colour === NO_COLOUR || (whole === 0 && colour === bytes[shown + i])) return NO_COLOUR
    bytes[shown + i] = colour
    words[origin / 4 + i] = words[picture / 4 + i] ?? 0
    return colour
  }

  /** The colours of a column, each once, with the rows in which it is. */
  private collectColumn(column: number): void {
    const { pixels } = this
    for (let row = 0; row < BAND_ROWS; row++) {
      const colour = pixels[row] ?? NO_COLOUR
      if (colour === NO_COLOUR || pixels.indexOf(colour) < row) continue
      let bits = 0
      for (let other = row; other < BAND_ROWS; other++) if (pixels[other] === colour) bits |= 1 << other
      this.mark(colour, column, bits)
    }
  }

  /** A colour goes on with its stretch, or begins another one. */
  private mark(colour: number, column: number, bits: number): void {
    const { bytes, words } = this.memory
    const number = this.word(this.open + colour)
    const at = this.bits + colour * this.pitch + column
    const last = this.word(this.stretchAt(number) + LAST)
    if (number === 0 || column - last > BRIDGED_COLUMNS + 1) this.hang(colour, column)
    else {
      bytes.fill(0, at - (column - last - 1), at)
      words[this.stretchAt(number) + LAST] = column
    }
    bytes[at] = bits
    bytes[this.job.used + colour] = 1
  }

  private hang(colour: number, column: number): void {
    const { words } = this.memory
    const at = this.stretchAt(++this.hung)
    words[at] = colour
    words[at + FIRST] = words[at + LAST] = column
    words[at + NEXT] = this.word(this.heads + column)
    words[this.heads + column] = words[this.open + colour] = this.hung
  }

  /** Stretches have numbers from 1 on. */
  private stretchAt(number: number): number {
    return this.stretches + (number - 1) * STRETCH_WORDS
  }

  /** Writes all stretches in as many passes as they need. */
  private passes(): void {
    let current = NOTHING
    for (let left = this.hung, pass = 0; left > 0; pass++) {
      if (pass > 0) this.emitter.byte(SAME_BAND)
      let written = 0
      for (let column = 0; column < this.job.width;) {
        const number = this.word(this.heads + column)
        if (number === 0) {
          column++
          continue
        }
        const stretch = this.stretchAt(number)
        this.memory.words[this.heads + column] = this.word(stretch + NEXT)
        current = this.select(this.word(stretch), current)
        this.run(column - written, EMPTY)
        written = column = this.draw(stretch)
        left--
      }
    }
  }

  private select(colour: number, current: number): number {
    if (colour === current) return colour
    this.emitter.byte(COLOUR)
    this.emitter.decimal(colour)
    return colour
  }

  /** Writes the columns of a stretch; answers the column behind it. */
  private draw(stretch: number): number {
    const { bytes } = this.memory
    const row = this.bits + this.word(stretch) * this.pitch
    const end = this.word(stretch + LAST) + 1
    for (let column = this.word(stretch + FIRST); column < end;) {
      const from = column
      const value = bytes[row + column] ?? 0
      while (column < end && bytes[row + column] === value) column++
      this.run(column - from, EMPTY + value)
    }
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
