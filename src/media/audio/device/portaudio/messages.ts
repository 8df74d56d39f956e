import type { AudioDevices } from '../device'

/** What the process is for: given as its arguments, `list`, or a stream and the name of its device (none: the default). */
export type PortAudioTask = readonly ['list'] | readonly ['microphone' | 'speaker', ...(readonly string[])]

/** To the process. `pcm` is s16le, mono, 48 kHz. */
export type ToPortAudio =
  | { readonly type: 'play'; readonly pcm: Uint8Array }
  /** Ends the stream, then the process. */
  | { readonly type: 'close' }

/** From the process. */
export type FromPortAudio =
  | { readonly type: 'devices'; readonly devices: AudioDevices }
  | { readonly type: 'opened'; readonly label: string }
  | { readonly type: 'samples'; readonly pcm: Uint8Array }
  /** The speaker has room for a frame. */
  | { readonly type: 'want' }
  | {
      readonly type: 'failed'
      readonly reason: 'no-backend' | 'no-device' | 'not-found' | 'unreadable'
      readonly message: string
    }
