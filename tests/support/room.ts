import { samplesOf } from '../../src/media/audio/format'
import { seeded } from './seeded'

/** How a speaker reaches a microphone. */
export interface Room {
  /** From the speaker to the microphone, in ms: devices and air. */
  readonly delayMs: number
  /** The time in which the reverberation falls by 60 dB, in ms. */
  readonly reverberationMs: number
  /** Amplitude of the direct way. */
  readonly gain: number
}

/** Reflections of a room: their delays in samples and amplitudes, the direct way first. */
const reflections = ({ delayMs, reverberationMs, gain }: Room): readonly (readonly [number, number])[] => {
  const random = seeded(5)
  const direct = samplesOf(delayMs)
  const count = 60
  return Array.from({ length: count }, (_, at) => {
    const laterMs = at === 0 ? 0 : (at / count) * reverberationMs * 0.6 + random() * 5
    const decay = 10 ** ((-3 * laterMs) / reverberationMs)
    const sign = random() < 0.5 ? -1 : 1
    return [direct + samplesOf(laterMs), at === 0 ? gain : gain * 0.4 * decay * sign] as const
  })
}

/** What a microphone hears of a speaker in this room, as long as the sound that is played. */
export const throughRoom = (played: Float32Array, room: Room): Float32Array => {
  const heard = new Float32Array(played.length)
  for (const [delay, amplitude] of reflections(room)) {
    for (let at = delay; at < heard.length; at++) {
      heard[at] = (heard[at] ?? 0) + amplitude * (played[at - delay] ?? 0)
    }
  }
  return heard
}
