/** What is done to the microphone's sound before it is sent. */
export interface VoiceSettings {
  readonly echoCancel: boolean
  readonly denoise: boolean
  readonly gain: boolean
}

/** All of it, as it is unless told otherwise. */
export const VOICE_DEFAULTS: VoiceSettings = { echoCancel: true, denoise: true, gain: true }

/**
 * Voice processing in frames of 10 ms (480 samples, mono, 48 kHz, ±1). `heard` takes what goes to the speaker, `said` what
 * comes from the microphone; the delay between the two is found by the canceller itself.
 */
export interface Voice {
  /**
   * Whether `said` needs frames of 10 ms. False: it takes any number of samples and returns them as they are, so that none
   * waits for a frame to be whole.
   */
  readonly framed: boolean
  /** Switches apply from the next frame on. */
  set(settings: VoiceSettings): void
  /** A frame that was just handed to the speaker. */
  heard(frame: Float32Array): void
  /** A frame of the microphone, or samples where `framed` is false; returns the frame to send (a new array, or the same one changed in place). */
  said(frame: Float32Array): Float32Array
  /** Whether the last frame of `said` was speech, after hangover: a detector, not a gate on samples. */
  readonly speaking: boolean
  /** Frees the memory of the kernels. Idempotent. */
  close(): void
}
