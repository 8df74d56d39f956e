import type { AudioLevels, AudioSettings } from '../media/audio/messages'
import type { AudioSinkSpec, AudioSourceSpec } from '../media/audio/spec'

/** What is known of a device: the name of what is used, or why it does not work. */
export interface DeviceWords {
  readonly label?: string | undefined
  readonly trouble?: string | undefined
}

/** The sound of this machine. */
export interface Sound {
  /** Calls can have sound. */
  readonly on: boolean
  readonly settings: AudioSettings
  readonly source: AudioSourceSpec
  readonly sink: AudioSinkSpec
  readonly microphone: DeviceWords
  readonly speaker: DeviceWords
  /** The names of the devices, once they were asked for. */
  readonly microphones: readonly string[]
  readonly speakers: readonly string[]
}

/** How sound begins. */
export interface SoundStart {
  readonly settings: AudioSettings
  readonly source: AudioSourceSpec
  readonly sink: AudioSinkSpec
}

const NO_SOUND: SoundStart = {
  settings: {
    voice: { echoCancel: true, denoise: true, gain: true },
    muted: false,
    inputVolume: 1,
    outputVolume: 1,
  },
  source: { kind: 'none' },
  sink: { kind: 'none' },
}

/** The sound at the start; undefined: calls are without. */
export const initialSound = (start: SoundStart | undefined): Sound => ({
  ...(start ?? NO_SOUND),
  on: start !== undefined,
  microphone: {},
  speaker: {},
  microphones: [],
  speakers: [],
})

/** The meters of a call, a value for each quarter of a second, the newest last: dB of full scale. */
export interface Meters {
  readonly mine: readonly number[]
  readonly theirs: readonly number[]
  readonly speakingMuted: boolean
  readonly atMs: number
}

/** Nothing was heard or said yet. */
export const NO_METERS: Meters = { mine: [], theirs: [], speakingMuted: false, atMs: 0 }

/** So many values are kept. */
export const METER_VALUES = 24
/** How long a value stands: a meter that moves faster costs bytes on every link. */
const VALUE_MS = 240

/** Meters after some more sound; what came within one value's time becomes one, the loudest. */
export const withLevels = (meters: Meters, levels: AudioLevels, nowMs: number): Meters => {
  const { speakingMuted } = levels
  if (nowMs - meters.atMs >= VALUE_MS) {
    const mine = [...meters.mine, levels.mineDb].slice(-METER_VALUES)
    return { mine, theirs: [...meters.theirs, levels.theirsDb].slice(-METER_VALUES), speakingMuted, atMs: nowMs }
  }
  const mine = louder(meters.mine, levels.mineDb)
  return { ...meters, mine, theirs: louder(meters.theirs, levels.theirsDb), speakingMuted }
}

const louder = (values: readonly number[], value: number): readonly number[] => [
  ...values.slice(0, -1),
  Math.max(values.at(-1) ?? value, value),
]
