import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from '../../../../src/media/audio/format'
import { levelDb } from '../../../../src/media/audio/level'
import { loadVoice } from '../../../../src/media/audio/voice/create'
import type { VoiceSettings } from '../../../../src/media/audio/voice/voice'
import { throughRoom, type Room } from '../../../support/room'
import { seeded } from '../../../support/seeded'
import { speechLike } from '../../../support/speech-like'

const OFF: VoiceSettings = { echoCancel: false, denoise: false, gain: false }
const ECHO_ONLY: VoiceSettings = { ...OFF, echoCancel: true }
const ALL: VoiceSettings = { echoCancel: true, denoise: true, gain: true }

interface Talk {
  readonly settings: VoiceSettings
  /** What is played here. */
  readonly far?: Float32Array
  /** What the microphone hears. */
  readonly microphone: Float32Array
}

/** What is sent of a microphone's sound, and in which frames speech was found. */
const processed = async ({ settings, far, microphone }: Talk) => {
  const voice = await loadVoice(settings)
  const sent = new Float32Array(microphone.length)
  const speaking: boolean[] = []
  for (let at = 0; at + FRAME_SAMPLES <= microphone.length; at += FRAME_SAMPLES) {
    if (far) voice.heard(far.slice(at, at + FRAME_SAMPLES))
    sent.set(voice.said(microphone.slice(at, at + FRAME_SAMPLES)), at)
    speaking.push(voice.speaking)
  }
  voice.close()
  voice.close()
  return { sent, speaking }
}

const from = (seconds: number, sound: Float32Array): Float32Array => sound.subarray(seconds * SAMPLE_RATE_HZ)

const sum = (one: Float32Array, other: Float32Array): Float32Array => one.map((sample, at) => sample + (other[at] ?? 0))

const noise = (seconds: number, amplitude: number): Float32Array => {
  const random = seeded(3)
  return Float32Array.from({ length: seconds * SAMPLE_RATE_HZ }, () => amplitude * (2 * random() - 1))
}

const ROOMS: readonly Room[] = [
  { delayMs: 20, reverberationMs: 150, gain: 0.3 },
  { delayMs: 60, reverberationMs: 300, gain: 0.3 },
  { delayMs: 120, reverberationMs: 300, gain: 0.2 },
]

describe('the echo', () => {
  it.each(ROOMS)('of a room of $delayMs ms is 30 dB less after two seconds', async (room) => {
    const far = speechLike(8, 1)
    const microphone = throughRoom(far, room)
    const { sent } = await processed({ settings: ECHO_ONLY, far, microphone })
    expect(levelDb(from(2, microphone)) - levelDb(from(2, sent))).toBeGreaterThan(30)
  })

  it('is left alone when it is switched off', async () => {
    const far = speechLike(2, 1)
    const microphone = throughRoom(far, ROOMS[0]!)
    const { sent } = await processed({ settings: OFF, far, microphone })
    expect(levelDb(sent)).toBeCloseTo(levelDb(microphone), 1)
  })

  it.each(ROOMS)('goes while both speak, and the near voice stays within 3 dB, with $delayMs ms', async (room) => {
    const far = speechLike(10, 1).map((sample) => sample * 0.5)
    const near = speechLike(10, 2)
    // Alone for three seconds, so that the room is known.
    near.fill(0, 0, 3 * SAMPLE_RATE_HZ)
    const microphone = sum(throughRoom(far, room), near)
    const { sent } = await processed({ settings: ECHO_ONLY, far, microphone })
    expect(Math.abs(levelDb(from(4, sent)) - levelDb(from(4, near)))).toBeLessThan(3)
  })
})

describe('noise', () => {
  it('is taken out by at least 15 dB', async () => {
    const microphone = noise(4, 0.02)
    const { sent, speaking } = await processed({ settings: { ...OFF, denoise: true }, microphone })
    expect(levelDb(from(1, microphone)) - levelDb(from(1, sent))).toBeGreaterThan(15)
    expect(speaking.slice(100)).not.toContain(true)
  })

  it('is no speech, and silence is none', async () => {
    const { speaking } = await processed({ settings: ALL, microphone: new Float32Array(SAMPLE_RATE_HZ) })
    expect(speaking).not.toContain(true)
  })
})

describe('speech', () => {
  it('is noticed and comes through all of it', async () => {
    const microphone = speechLike(6, 4).map((sample) => sample * 0.3)
    const { sent, speaking } = await processed({ settings: ALL, microphone })
    const share = speaking.slice(100).filter(Boolean).length / (speaking.length - 100)
    expect(share).toBeGreaterThan(0.7)
    expect(levelDb(from(1, sent)) - levelDb(from(1, microphone))).toBeGreaterThan(-6)
  })
})
