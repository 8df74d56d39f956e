import type { Memory } from '../../kernel'
import type { MosaicJob } from '../../mosaic-job'

/** Which of a character's colours. */
export type Ground = 'fore' | 'back'

/** No ink has this number: a colour that is not known, or not seen. */
export const NO_INK = -1

/** `38;2;` and two semicolons more. */
const TRUE_COLOUR_BYTES = 7
const TEXT_BYTES = 16
const BACK_TEXTS = 256 * TEXT_BYTES

/** The colours that the terminal has, by the tables of a job. */
export class Inks {
  private readonly any: boolean

  constructor(
    private readonly memory: Memory,
    private readonly job: MosaicJob,
  ) {
    this.any = job.palette === 0
  }

  /** The ink that is nearest to `red << 16 | green << 8 | blue`. */
  inkOf(rgb: number): number {
    if (this.any) return rgb
    return this.memory.bytes[this.job.nearest + (((rgb >> 9) & 0x7c00) | ((rgb >> 6) & 0x3e0) | ((rgb >> 3) & 31))] ?? 0
  }

  /** What an ink looks like, as `red << 16 | green << 8 | blue`. */
  rgbOf(ink: number): number {
    return this.any ? ink : (this.memory.words[this.job.palette / 4 + ink] ?? 0)
  }

  /** How many bytes select an ink, without `CSI` and `m`. */
  cost(ground: Ground, ink: number): number {
    if (!this.any) return this.memory.bytes[this.textOf(ground, ink)] ?? 0
    return TRUE_COLOUR_BYTES + this.digits(ink >> 16) + this.digits((ink >> 8) & 255) + this.digits(ink & 255)
  }

  /** Where the text lies that selects an ink of a palette: its length, then its bytes. */
  textOf(ground: Ground, ink: number): number {
    return this.job.texts + (ground === 'back' ? BACK_TEXTS : 0) + ink * TEXT_BYTES
  }

  /** Whether there is a palette, and with it `textOf`. */
  get listed(): boolean {
    return !this.any
  }

  private digits(value: number): number {
    return this.memory.bytes[this.job.decimals + value * 4] ?? 0
  }
}
