import type { Memory } from '../../kernel'
import type { MosaicJob } from '../../mosaic-job'
import { Emitter, type Ground } from '../emitter'
import { NO_INK } from './inks'

/** `CSI` and `m` around the parameters. */
const SGR_BYTES = 3
const GLYPH_BYTES = 8

/** Writes patterns in two colours, and knows which colours the terminal has set and what a change of them costs. */
export class Pen {
  fore = NO_INK
  back = NO_INK
  private readonly emitter: Emitter

  constructor(
    private readonly memory: Memory,
    private readonly job: MosaicJob,
  ) {
    this.emitter = new Emitter(memory, job.out)
  }

  /** How many bytes are written. */
  get length(): number {
    return this.emitter.at - this.job.out
  }

  /** Bytes of a pattern in two colours, without the move to its cell; `NO_INK` stands for a colour that is not seen. */
  cost(pattern: number, fore: number, back: number): number {
    const foreBytes = this.inkBytes('fore', fore)
    const backBytes = this.inkBytes('back', back)
    const glyphBytes = this.memory.bytes[this.job.glyphs + pattern * GLYPH_BYTES] ?? 0
    if (foreBytes + backBytes === 0) return glyphBytes
    return glyphBytes + SGR_BYTES + foreBytes + backBytes + Number(foreBytes > 0 && backBytes > 0)
  }

  /** Bytes of the move to a cell of the screen. */
  moveCost(row: number, col: number): number {
    return this.emitter.moveBytes(row, col)
  }

  /** Goes to a cell of the screen. */
  move(row: number, col: number): void {
    this.emitter.moveTo(row, col)
  }

  /** Writes a pattern where the cursor is. */
  put(pattern: number, fore: number, back: number): void {
    const newFore = this.inkBytes('fore', fore) > 0
    const newBack = this.inkBytes('back', back) > 0
    if (newFore || newBack) {
      this.emitter.csi()
      if (newFore) this.emitter.ink(this.job.texts, 'fore', fore)
      if (newFore && newBack) this.emitter.semicolon()
      if (newBack) this.emitter.ink(this.job.texts, 'back', back)
      this.emitter.endSgr()
    }
    if (newFore) this.fore = fore
    if (newBack) this.back = back
    this.emitter.text(this.job.glyphs + pattern * GLYPH_BYTES)
    this.emitter.advance()
  }

  /** The terminal's own colours again. */
  reset(): void {
    this.emitter.resetSgr()
  }

  /** Bytes until a colour is set: none where it is, or is not seen. */
  private inkBytes(ground: Ground, ink: number): number {
    if (ink === NO_INK || ink === this[ground]) return 0
    return this.emitter.inkBytes(this.job.texts, ground, ink)
  }
}
