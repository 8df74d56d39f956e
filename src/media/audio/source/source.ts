import type { AudioDeviceError } from '../device-error'
import type { AudioSourceSpec } from '../spec'

/** What is told by a source of sound. After `ended` or `failed` nothing more comes. */
export interface AudioSourceListener {
  /** Mono, 48 kHz, ±1, any number of samples, at the pace of the source's own clock. The array is the listener's to keep. */
  samples(samples: Float32Array): void
  /** A file that does not loop is over. */
  ended(): void
  /** The device is gone. */
  failed(error: AudioDeviceError): void
}

/** A source of sound that is open and delivers. */
export interface AudioSource {
  /** Its name for a person; foreign text, not yet cleaned. */
  readonly label: string
  /** How long ago the newest sample delivered was made, in ms: what the device and its driver hold back. */
  readonly latencyMs: number
  /** Idempotent; nothing is told after it was called. */
  close(): Promise<void>
}

/** Opens a source; rejects with AudioDeviceError. `none` is never opened. */
export type OpenAudioSource = (
  spec: Exclude<AudioSourceSpec, { kind: 'none' }>,
  listener: AudioSourceListener,
) => Promise<AudioSource>
