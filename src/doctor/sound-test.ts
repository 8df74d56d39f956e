import { levelDb } from '../media/audio/level'
import { SAMPLE_RATE_HZ, samplesOf } from '../media/audio/format'
import { openMicrophone, openSpeaker } from '../media/audio/device/open'
import { AudioDeviceError } from '../media/audio/device-error'
import { sine } from '../media/audio/source/generated'

/** What was heard in the microphone. */
export interface HeardSound {
  readonly seconds: number
  /** Root mean square, and the loudest sample, in dB of full scale; -96 is nothing at all. */
  readonly levelDb: number
  readonly peakDb: number
  /** Share of samples at full scale. */
  readonly clipped: number
}

const TONE_HZ = 440
const TONE_SAMPLES = samplesOf(400)
/** Swells and fades, so that it does not crack. */
const SLOPE_SAMPLES = samplesOf(20)
/** What the speaker still holds when the last of the tone was asked for. */
const AFTER_SAMPLES = samplesOf(150)
const RECORDED_SAMPLES = 2 * SAMPLE_RATE_HZ
/** A sound server that sleeps takes seconds to give or take the first sample. */
const PATIENCE_MS = 5000
const FULL_SCALE = 0.999

/** Plays a short tone in the default speaker; resolves when it was played, rejects with AudioDeviceError. */
export const playTone = async (): Promise<void> => {
  const next = sine(TONE_HZ)
  let played = 0
  await withDevice('The speaker takes no sound.', (done, failed) =>
    openSpeaker(undefined, {
      pull: (count) => {
        const from = played
        played += count
        if (played > TONE_SAMPLES + AFTER_SAMPLES) done()
        return next(count).map((sample, i) => sample * swell(from + i))
      },
      failed,
    }),
  )
}

const swell = (at: number): number => Math.max(0, Math.min(1, at / SLOPE_SAMPLES, (TONE_SAMPLES - at) / SLOPE_SAMPLES))

/** Records two seconds from the default microphone; rejects with AudioDeviceError. */
export const listen = async (): Promise<HeardSound> => {
  const chunks: Float32Array[] = []
  let count = 0
  await withDevice('The microphone gives no sound.', (done, failed) =>
    openMicrophone(undefined, {
      samples: (samples) => {
        chunks.push(samples)
        count += samples.length
        if (count >= RECORDED_SAMPLES) done()
      },
      ended: () => undefined,
      failed,
    }),
  )
  return judgeSound(chunks, count)
}

const judgeSound = (chunks: readonly Float32Array[], count: number): HeardSound => {
  const sound = new Float32Array(count)
  let at = 0
  for (const chunk of chunks) {
    sound.set(chunk, at)
    at += chunk.length
  }
  return measure(sound)
}

/** The figures of a sound. */
export const measure = (sound: Float32Array): HeardSound => {
  const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  const clipped = sound.reduce((sum, sample) => sum + (Math.abs(sample) >= FULL_SCALE ? 1 : 0), 0)
  return {
    seconds: sound.length / SAMPLE_RATE_HZ,
    levelDb: levelDb(sound),
    peakDb: levelDb(Float32Array.of(peak)),
    clipped: sound.length === 0 ? 0 : clipped / sound.length,
  }
}

type Open = (done: () => void, failed: (error: AudioDeviceError) => void) => Promise<{ close(): Promise<void> }>

/** Opens a device, waits until it did its work, and closes it, in bounded time. */
const withDevice = async (late: string, open: Open): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  let device: Awaited<ReturnType<Open>> | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const begin = async (): Promise<void> => {
        device = await open(resolve, reject)
        timer = setTimeout(() => reject(new AudioDeviceError('unreadable', late)), PATIENCE_MS)
      }
      begin().catch(reject)
    })
  } finally {
    clearTimeout(timer)
    await device?.close()
  }
}
