import type { AudioDeviceError } from '../device-error'
import type { AudioSinkSpec } from '../spec'

/** What a sink of sound asks for, at the pace of its own clock. */
export interface AudioSinkListener {
  /** Exactly `count` samples to be played next: mono, 48 kHz, ±1. The sink does not keep the array. */
  pull(count: number): Float32Array
  /** The device is gone. */
  failed(error: AudioDeviceError): void
}

/** A sink of sound that is open and plays. */
export interface AudioSink {
  /** Its name for a person; foreign text, not yet cleaned. */
  readonly label: string
  /** How long it takes from a pull until its first sample is heard, in ms, as well as it can be known. */
  readonly latencyMs: number
  /** Idempotent; a file is complete and nothing is pulled after it has resolved. */
  close(): Promise<void>
}

/** Opens a sink; rejects with AudioDeviceError. `none` is never opened. */
export type OpenAudioSink = (
  spec: Exclude<AudioSinkSpec, { kind: 'none' }>,
  listener: AudioSinkListener,
) => Promise<AudioSink>
