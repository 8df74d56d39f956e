import { AudioDeviceError } from '../../media/audio/device-error'
import { BACKEND_VARIABLE } from '../../media/audio/device/backends'
import type { Check, Finding } from '../check'
import type { HeardSound } from '../sound-test'

const BAR_CELLS = 20
/** The bar is empty at this level and full at 0 dB. */
const BAR_FROM_DB = -80
/** The noise of a room and of any microphone is above this. */
const SILENT_DB = -90
const QUIET_DB = -60
/** So much of a sound at full scale is heard as a crackle. */
const CLIPPED_SHARE = 0.001

const FORCE = `${BACKEND_VARIABLE}=portaudio or =pulse forces one of the two ways.`
const CARDS = 'Is a sound card there, and a sound server running? aplay -l and arecord -l list the cards.'

/** Whether a tone can be played in the default speaker. */
export const speakerCheck = (play: () => Promise<void>): Check => ({
  name: 'speaker',
  run: async () => {
    try {
      await play()
      return { sign: 'ok', summary: 'a short tone was played: you should have heard it', details: { played: true } }
    } catch (error) {
      return { ...failure(error), details: { played: false } }
    }
  },
})

/** Whether something is heard in the default microphone, and how loud. */
export const microphoneCheck = (listen: () => Promise<HeardSound>): Check => ({
  name: 'microphone',
  run: async () => {
    try {
      const heard = await listen()
      return { ...judge(heard), details: { ...heard } }
    } catch (error) {
      return failure(error)
    }
  },
})

const failure = (error: unknown): Finding => {
  if (!(error instanceof AudioDeviceError)) throw error
  if (error.reason === 'no-device') return { sign: 'missing', summary: error.message, remedy: CARDS }
  if (error.reason === 'no-backend') return { sign: 'missing', summary: error.message }
  return { sign: 'broken', summary: error.message, remedy: `Another program may have it. ${FORCE}` }
}

const judge = (heard: HeardSound): Finding => {
  if (heard.peakDb <= SILENT_DB) {
    const remedy =
      'Is it muted, or may it not be used? Unmute it (alsamixer, pavucontrol), or choose another: vcall devices.'
    return { sign: 'broken', summary: 'it gives nothing but digital silence', remedy }
  }
  const summary = `${heard.levelDb.toFixed(0)} dB ${bar(heard.levelDb)} in ${heard.seconds.toFixed(0)} seconds`
  if (heard.clipped > CLIPPED_SHARE) {
    return { sign: 'broken', summary: `${summary}, much too loud: it clips`, remedy: 'Turn the microphone down.' }
  }
  if (heard.levelDb >= QUIET_DB) return { sign: 'ok', summary }
  const remedy = 'If you spoke meanwhile: turn the microphone up, or choose another: vcall devices.'
  return { sign: 'ok', summary: `${summary}, very quiet`, remedy }
}

/** A level as a bar: `[######--------------]`. */
const bar = (db: number): string => {
  const share = Math.max(0, Math.min(1, 1 - db / BAR_FROM_DB))
  const full = Math.round(share * BAR_CELLS)
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CELLS - full)}]`
}
