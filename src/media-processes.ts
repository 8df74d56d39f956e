import { AudioProcess } from './media/audio/audio-process'
import type { AudioSettings } from './media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from './media/audio/spec'
import { VideoProcess } from './media/video/video-process'
import type { VideoPort } from './call-media'
import type { ProtocolChoice } from './options'

/** How calls have sound. */
export interface SoundOptions {
  readonly protocol: Exclude<ProtocolChoice, 'v0'>
  readonly source: AudioSourceSpec
  readonly sink: AudioSinkSpec
  readonly settings: AudioSettings
}

/** The processes of a system with pictures; `audio` is absent where calls are without sound. */
export interface PictureProcesses {
  readonly kind: 'pictures'
  readonly video: VideoProcess
  readonly audio: AudioProcess | undefined
}

/** Those of a system with sound alone, whose ports the audio process owns. */
export interface SoundProcesses {
  readonly kind: 'sound'
  readonly video: VideoPort
  readonly audio: AudioProcess
}

/** The processes of the media of one user agent. */
export type MediaProcesses = PictureProcesses | SoundProcesses

/** The video process of a system without pictures: there is none. */
const NO_PICTURES: VideoPort = {
  send: () => undefined,
  on: () => () => undefined,
  close: () => Promise.resolve(),
}

const audioProcess = ({ source, sink }: SoundOptions): AudioProcess =>
  new AudioProcess({ stdin: source.kind === 'stdin', stdout: sink.kind === 'stdout' })

/** Starts the processes of a system. */
export const startProcesses = (sound: SoundOptions | undefined, soundAlone: boolean): MediaProcesses => {
  if (!soundAlone) return { kind: 'pictures', video: new VideoProcess(), audio: sound && audioProcess(sound) }
  return { kind: 'sound', video: NO_PICTURES, audio: sound ? audioProcess(sound) : new AudioProcess() }
}
