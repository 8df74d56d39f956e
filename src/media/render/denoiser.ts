/** So much of a difference that may be noise is taken over with each picture: noise falls by 8 dB, √(1/7). */
const CALM_SHARE = 1 / 4
/** What differs by less than so many times the usual difference may be noise (three standard deviations). */
const NOISE_REACH = 2.5
/** Noise is taken for no less and no more than this, in 8-bit levels: beyond, everything moves. */
const LEAST_REACH = 1
const MOST_REACH = 12
/** How far one picture moves what is known of the noise. */
const NEWEST_SHARE = 1 / 8
const LEVELS = 256
const CHANNELS = 3

/**
 * Averages a picture over time, pixel by pixel, where it stands still, and takes it as it is where it moves. How much noise
 * there is, is what half of the pixels differ by from the mean of the pictures before.
 */
export class Denoiser {
  /** The mean of each channel of each pixel. */
  private mean = new Float32Array(0)
  private differences = new Float32Array(0)
  private noise = 0
  private lastMs: number | undefined

  /**
   * Words `red << 16 | green << 8 | blue` of the picture that was made at a time, always as many; they are changed in
   * place. The same picture again gives the same again.
   */
  push(words: Int32Array, madeAtMs: number): void {
    if (this.mean.length !== words.length * CHANNELS) this.begin(words)
    else if (madeAtMs !== this.lastMs) this.follow(words)
    this.lastMs = madeAtMs
    this.write(words)
  }

  private begin(words: Int32Array): void {
    this.mean = new Float32Array(words.length * CHANNELS)
    this.differences = new Float32Array(words.length)
    this.noise = 0
    for (let pixel = 0; pixel < words.length; pixel++) this.take(words[pixel] ?? 0, pixel * CHANNELS, 1)
  }

  private follow(words: Int32Array): void {
    const { differences } = this
    for (let pixel = 0; pixel < words.length; pixel++)
      differences[pixel] = this.differenceOf(words[pixel] ?? 0, pixel * CHANNELS)
    this.noise += (medianOf(differences) - this.noise) * NEWEST_SHARE
    const reach = Math.min(MOST_REACH, Math.max(LEAST_REACH, this.noise * NOISE_REACH))
    for (let pixel = 0; pixel < words.length; pixel++)
      this.take(words[pixel] ?? 0, pixel * CHANNELS, shareOf((differences[pixel] ?? 0) / reach))
  }

  /** The largest difference of a channel from the mean. */
  private differenceOf(word: number, at: number): number {
    const { mean } = this
    const blue = Math.abs((word & 255) - (mean[at] ?? 0))
    const green = Math.abs(((word >> 8) & 255) - (mean[at + 1] ?? 0))
    const red = Math.abs((word >> 16) - (mean[at + 2] ?? 0))
    return Math.max(blue, green, red)
  }

  /** Moves the mean by a share of the way to a pixel. */
  private take(word: number, at: number, share: number): void {
    const { mean } = this
    const [blue, green, red] = [mean[at] ?? 0, mean[at + 1] ?? 0, mean[at + 2] ?? 0]
    mean[at] = blue + ((word & 255) - blue) * share
    mean[at + 1] = green + (((word >> 8) & 255) - green) * share
    mean[at + 2] = red + ((word >> 16) - red) * share
  }

  private write(words: Int32Array): void {
    const { mean } = this
    for (let pixel = 0, at = 0; pixel < words.length; pixel++, at += CHANNELS)
      words[pixel] = (rounded(mean[at + 2]) << 16) | (rounded(mean[at + 1]) << 8) | rounded(mean[at])
  }
}

const rounded = (value = 0): number => (value + 0.5) | 0

/** What is taken over of a difference, in reaches of the noise: little within one, everything from two on. */
const shareOf = (reaches: number): number => CALM_SHARE + (1 - CALM_SHARE) * Math.min(1, Math.max(0, reaches - 1))

/** In whole levels, and the share of the level that it lies in. */
const medianOf = (differences: Float32Array): number => {
  const counts = new Uint32Array(LEVELS)
  for (const difference of differences) {
    const level = Math.floor(difference)
    counts[level] = (counts[level] ?? 0) + 1
  }
  let below = 0
  let level = 0
  while (below + (counts[level] ?? 0) < differences.length / 2 && level < LEVELS - 1) below += counts[level++] ?? 0
  return level + (differences.length / 2 - below) / Math.max(1, counts[level] ?? 0)
}
