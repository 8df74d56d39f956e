import { createRequire } from 'node:module'
import type { Readable, Writable } from 'node:stream'

/** A device as naudiodon lists it. */
export interface PortAudioDevice {
  readonly id: number
  readonly name: string
  readonly maxInputChannels: number
  readonly maxOutputChannels: number
}

/** How a stream is opened; the defaults of the addon suit nobody. */
export interface PortAudioOptions {
  readonly deviceId: number
  readonly sampleRate: number
  readonly channelCount: number
  readonly sampleFormat: 16
  readonly framesPerBuffer: number
  /** Buffers that wait between the driver and the stream. */
  readonly maxQueue: number
  /** False: a gap is a gap, not the end. */
  readonly closeOnError: false
  /** Bytes of one read. */
  readonly highwaterMark: number
}

interface Running {
  start(): void
  /** Waits for what is queued. */
  quit(done?: () => void): void
}

/** The part of naudiodon that is used. */
export interface PortAudio {
  getDevices(): PortAudioDevice[]
  getHostAPIs(): {
    readonly defaultHostAPI: number
    readonly HostAPIs: readonly { readonly defaultInput: number; readonly defaultOutput: number }[]
  }
  AudioIO(options: { readonly inOptions: PortAudioOptions }): Readable & Running
  AudioIO(options: { readonly outOptions: PortAudioOptions }): Writable & Running
}

/**
 * Loads naudiodon; throws what `require` throws when it is not built. Once in a process, and in one that may be killed: its
 * reads, writes and its end wait in threads for a device, for ever when that is gone.
 */
export const loadPortAudio = (): PortAudio => {
  const load = createRequire(__filename)
  // It would write crash.log wherever vcall was started.
  const handler = createRequire(load.resolve('naudiodon'))('segfault-handler') as { registerHandler: () => void }
  handler.registerHandler = () => undefined
  return load('naudiodon') as PortAudio
}
