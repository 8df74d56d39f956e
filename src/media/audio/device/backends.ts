import type { AudioBackend } from './device'
import { portAudio } from './portaudio/backend'
import { pulse } from './pulse/backend'

/** The environment variable that forces one of the ways to sound devices: `portaudio` or `pulse`. */
export const BACKEND_VARIABLE = 'VCALL_AUDIO_BACKEND'

const ALL: readonly AudioBackend[] = [portAudio, pulse]

/** The ways to sound devices, in the order in which they are tried; anything else in the variable forces none. */
export const audioBackends = (forced = process.env[BACKEND_VARIABLE]): readonly AudioBackend[] => {
  const chosen = ALL.filter(({ name }) => name === forced)
  return chosen.length > 0 ? chosen : ALL
}
