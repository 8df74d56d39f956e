/** Sound of a file in pieces, as fast as they are asked for: mono, 48 kHz, ±1. */
export interface SoundFile {
  /** The next piece; undefined at the end. Rejects with AudioDeviceError when the file cannot be read on. */
  next(): Promise<Float32Array | undefined>
  /** Idempotent. */
  close(): Promise<void>
}
