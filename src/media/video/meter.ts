/** Frames a second and kilobits a second, to one decimal. */
export interface Rate {
  readonly fps: number
  readonly kbps: number
}

/** Frames and bytes so far, and their rates. */
export class Meter {
  private markFrames = 0
  private markBytes = 0
  frames = 0
  bytes = 0

  add(bytes: number): void {
    this.frames++
    this.bytes += bytes
  }

  /** Rates since the last call of this method; `seconds` have passed since then. */
  lap(seconds: number): Rate {
    const rates = rate(this.frames - this.markFrames, this.bytes - this.markBytes, seconds)
    this.markFrames = this.frames
    this.markBytes = this.bytes
    return rates
  }

  /** Rates over the whole time. */
  whole(seconds: number): Rate {
    return rate(this.frames, this.bytes, seconds)
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const rate = (frames: number, bytes: number, seconds: number): Rate =>
  seconds > 0 ? { fps: tenth(frames / seconds), kbps: tenth((bytes * 8) / 1000 / seconds) } : { fps: 0, kbps: 0 }
