/** A preprocessor of Speex for frames of 10 ms, as far as it is used. */
export interface Preprocessor {
  denoise: boolean
  /** dB, negative. */
  noiseSuppress: number
  /** Changes the frame in place. */
  process(frame: Float32Array): boolean
  destroy(): void
}

/** What is left of the noise, at the least, in dB: more makes voices metallic. */
const SUPPRESSED_DB = -25

/**
 * Takes out noise that does not change (fans, hiss, hum), of which the network that follows takes some for speech: the
 * preprocessor of Speex. Frames of 10 ms.
 */
export class SteadyNoise {
  private closed = false

  /** Owns the preprocessor. */
  constructor(private readonly preprocessor: Preprocessor) {
    preprocessor.denoise = true
    preprocessor.noiseSuppress = SUPPRESSED_DB
  }

  /** One frame; it is not changed. */
  push(frame: Float32Array): Float32Array {
    const quieter = frame.slice()
    this.preprocessor.process(quieter)
    return quieter
  }

  /** Idempotent. */
  close(): void {
    if (!this.closed) this.preprocessor.destroy()
    this.closed = true
  }
}
