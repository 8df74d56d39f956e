import type { Command } from './command'
import type { Sound } from './sound'

/** What a change makes of the sound, and what is to be done for it. */
export interface Turned {
  readonly sound: Sound
  readonly command: Command
}

/** One press changes a volume by so much; the loudest. */
const VOLUME_STEP = 0.1
const LOUDEST = 4

/** The volumes that can be set, as factors. */
export type Volume = 'inputVolume' | 'outputVolume'

/** A volume, louder or softer by steps. */
export const turnVolume = (sound: Sound, which: Volume, by: number): Turned => {
  const wanted = Math.round((sound.settings[which] + by * VOLUME_STEP) * 10) / 10
  return changed(sound, { [which]: Math.max(0, Math.min(LOUDEST, wanted)) })
}

/** Other settings, in force at once. */
export const changed = (sound: Sound, settings: Partial<Sound['settings']>): Turned => ({
  sound: { ...sound, settings: { ...sound.settings, ...settings } },
  command: { type: 'sound', settings },
})
