import type { AudioSink, AudioSinkListener } from '../sink/sink'
import type { AudioSource, AudioSourceListener } from '../source/source'

/** The ways to sound devices: PortAudio (the addon naudiodon), and the programs of PulseAudio and PipeWire. */
export type BackendName = 'portaudio' | 'pulse'

/** A microphone or a speaker. */
export interface AudioDevice {
  readonly backend: BackendName
  /** As the backend calls it. */
  readonly id: string
  /** For people, and unique among those of its kind and backend; foreign text, cleaned. */
  readonly name: string
  /** What its backend takes when none is named. */
  readonly default: boolean
}

/** What there is on this machine. */
export interface AudioDevices {
  readonly microphones: readonly AudioDevice[]
  readonly speakers: readonly AudioDevice[]
}

/** One way to sound devices. All rejections are AudioDeviceError; `no-backend` where this way is not open here. */
export interface AudioBackend {
  readonly name: BackendName
  list(): Promise<AudioDevices>
  /** Opens a microphone of this backend; without one, its default. */
  openMicrophone(device: AudioDevice | undefined, listener: AudioSourceListener): Promise<AudioSource>
  openSpeaker(device: AudioDevice | undefined, listener: AudioSinkListener): Promise<AudioSink>
}
