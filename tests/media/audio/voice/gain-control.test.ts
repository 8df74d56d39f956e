import { FRAME_SAMPLES } from '../../../../src/media/audio/format'
import { levelDb } from '../../../../src/media/audio/level'
import { GainControl } from '../../../../src/media/audio/voice/gain-control'

const tone = (amplitude: number): Float32Array =>
  Float32Array.from({ length: FRAME_SAMPLES }, (_, at) => amplitude * Math.sin((2 * Math.PI * at * 10) / FRAME_SAMPLES))

/** The last frame after so many seconds of the same one. */
const after = (gain: GainControl, seconds: number, frame: Float32Array, speech = 1): Float32Array => {
  let last = frame
  for (let at = 0; at < seconds * 100; at++) last = gain.push(frame, speech)
  return last
}

describe('gain control', () => {
  it.each([0.02, 0.1, 0.4])('brings speech of amplitude %s to one loudness', (amplitude) =>
    expect(levelDb(after(new GainControl(), 8, tone(amplitude)))).toBeCloseTo(-20, 0),
  )

  it('does not make noise louder, however long it lasts', () => {
    const frame = tone(0.01)
    expect(levelDb(after(new GainControl(), 20, frame, 0.1))).toBeCloseTo(levelDb(frame), 5)
  })

  it('has its limits', () => {
    const gain = new GainControl()
    after(gain, 20, tone(0.001))
    expect(gain.currentDb).toBe(24)
    after(gain, 20, tone(1))
    expect(gain.currentDb).toBe(-12)
  })

  it('never clips, even where a shout follows a whisper', () => {
    const gain = new GainControl()
    after(gain, 8, tone(0.02))
    const shout = gain.push(tone(1), 1)
    expect(Math.max(...shout)).toBeLessThan(1)
    expect(Math.min(...shout)).toBeGreaterThan(-1)
  })

  it('moves without steps between frames', () => {
    const gain = new GainControl()
    const flat = new Float32Array(FRAME_SAMPLES).fill(0.02)
    let before = gain.push(flat, 1)
    for (let at = 0; at < 300; at++) {
      const next = gain.push(flat, 1)
      expect(Math.abs((next[0] ?? 0) - (before[FRAME_SAMPLES - 1] ?? 0))).toBeLessThan(1e-4)
      before = next
    }
  })
})
