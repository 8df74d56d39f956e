import type { RNNoiseModule } from '@echogarden/rnnoise-wasm'
import { FRAME_SAMPLES } from '../format'

/** RNNoise was trained on samples of 16 bit. */
const FULL_SCALE = 32_768
const FLOAT_BYTES = 4

/** A frame without its noise, and how likely it holds speech, 0..1. */
export interface Suppressed {
  readonly frame: Float32Array
  readonly speech: number
}

/** Takes noise out of speech, and tells how likely there is speech: RNNoise. Frames of 10 ms; delays by one frame. */
export class NoiseSuppressor {
  private readonly state: number
  private readonly pointer: number
  private closed = false

  constructor(private readonly library: RNNoiseModule) {
    this.state = library._rnnoise_create(0)
    this.pointer = library._malloc(FRAME_SAMPLES * FLOAT_BYTES)
  }

  /** One frame; it is not changed. */
  push(frame: Float32Array): Suppressed {
    const { library, pointer } = this
    // The heap may have grown, and then is another array.
    const before = this.heap()
    for (let at = 0; at < FRAME_SAMPLES; at++) before[at] = (frame[at] ?? 0) * FULL_SCALE
    const speech = library._rnnoise_process_frame(this.state, pointer, pointer)
    return { frame: this.heap().map((sample) => sample / FULL_SCALE), speech }
  }

  private heap(): Float32Array {
    const first = this.pointer / FLOAT_BYTES
    return this.library.HEAPF32.subarray(first, first + FRAME_SAMPLES)
  }

  /** Idempotent. */
  close(): void {
    if (this.closed) return
    this.closed = true
    this.library._rnnoise_destroy(this.state)
    this.library._free(this.pointer)
  }
}
