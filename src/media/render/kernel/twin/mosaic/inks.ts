import type { Memory } from '../../kernel'
import type { MosaicJob } from '../../mosaic-job'

/** The colours that the terminal has, by the tables of a job. Twin of assembly/inks.ts. */
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
}
