import type { AudioDeviceError } from '../../src/media/audio/device-error'
import type { AudioSourceListener } from '../../src/media/audio/source/source'

/** Listens to a source and keeps all of it. */
export class SourceEar implements AudioSourceListener {
  readonly chunks: Float32Array[] = []
  error: AudioDeviceError | undefined
  over = false

  samples(samples: Float32Array): void {
    this.chunks.push(samples)
  }
  ended(): void {
    this.over = true
  }
  failed(error: AudioDeviceError): void {
    this.error = error
  }

  get length(): number {
    return this.chunks.reduce((sum, { length }) => sum + length, 0)
  }

  get sound(): Float32Array {
    const sound = new Float32Array(this.length)
    let at = 0
    for (const chunk of this.chunks) {
      sound.set(chunk, at)
      at += chunk.length
    }
    return sound
  }
}
