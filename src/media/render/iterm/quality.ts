/** The least that is still a picture, and the best that is worth its bytes. */
export const LEAST_QUALITY = 20
const BEST_QUALITY = 95
/** Each level of hold lowers the best by so much: what may be off by it need not be coded finer. */
const QUALITY_A_LEVEL = 3.5
const STEP = 5
/** About so many bytes has a file beside its pixels, in base64 and with the sequence around it. */
const FILE_BYTES = 930
/** Bytes of a pixel grow with the coarseness of the steps to this power. */
const POWER = -0.65
/** Before anything was measured: 0.2 bytes for a pixel at quality 80. */
const USUAL_FACTOR = 2.2

/** What is to be coded. */
export interface Load {
  readonly files: number
  readonly pixels: number
}

/** The quality that a hold in levels lets a picture have. */
export const bestQuality = (hold: number): number =>
  Math.max(LEAST_QUALITY, Math.round(BEST_QUALITY - Math.max(0, hold) * QUALITY_A_LEVEL))

/** As libjpeg scales its steps. */
const weightOf = (quality: number): number => (quality < 50 ? 5000 / quality : 200 - 2 * quality) ** POWER

/** Chooses the quality that fits into a budget, by what the last pictures took. */
export class QualityChoice {
  private factor = USUAL_FACTOR

  /** The best quality, `best` at most, at which so much should be within the budget; LEAST_QUALITY where none is. */
  choose({ files, pixels }: Load, budgetBytes: number, best: number): number {
    for (let quality = best; quality > LEAST_QUALITY; quality -= STEP)
      if (files * FILE_BYTES + pixels * this.factor * weightOf(quality) <= budgetBytes) return quality
    return LEAST_QUALITY
  }

  /** So many bytes it was. */
  learn({ files, pixels }: Load, quality: number, bytes: number): void {
    if (pixels > 0) this.factor = Math.max(0, bytes - files * FILE_BYTES) / (pixels * weightOf(quality))
  }
}
