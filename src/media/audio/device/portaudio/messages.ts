import type { AudioDevices } from '../device'

/** What the process is for: given as its arguments, `list`, or a stream and the name of its device (none: the default). */
export type PortAudioTask = readonly ['list'] | readonly ['microphone' | 'speaker', ...(readonly string[])]

/**
 * The pipe of the samples, beside the channel of the messages, which would cost more than the sound itself: s16le, mono,
 * 48 kHz. From the microphone; or to the speaker, which gives back one byte for each piece that it has room for.
 */
export const PCM_FD = 4

/**
 * Samples of a piece, the period of the device. Four of the microphone's are a packet, so that none waits for the next. The
 * speaker's is the shortest of which PortAudio has the sound server hold three periods, 24 ms; below, two, and a machine
 * that is busy is heard.
 */
export const PERIOD_SAMPLES = { microphone: 256, speaker: 384 } as const

/** To the process. */
export interface ToPortAudio {
  /** Ends the stream, then the process. */
  readonly type: 'close'
}

/** From the process. */
export type FromPortAudio =
  | { readonly type: 'devices'; readonly devices: AudioDevices }
  | { readonly type: 'opened'; readonly label: string }
  | {
      readonly type: 'failed'
      readonly reason: 'no-backend' | 'no-device' | 'not-found' | 'unreadable'
      readonly message: string
    }
