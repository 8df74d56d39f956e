import { LipSync } from '../src/lip-sync'
import { NO_STATS } from '../src/agent-event'

const { video, audio } = NO_STATS

const setUp = (screenMs = 0) => {
  const held: number[] = []
  const lips = new LipSync(
    (_, delayMs) => held.push(delayMs),
    () => screenMs,
  )
  /** One second of a call, in which the picture takes `base` ms beside what it is held. */
  const second = (base: number, playoutDelayMs: number, call = 'a'): void => {
    lips.seen(call, { ...video, pictureDelayMs: base + (held.at(-1) ?? 0), decodeMs: base })
    lips.heard(call, { ...audio, playoutDelayMs, captureDelayMs: 20 })
  }
  return { lips, held, second }
}

describe('lip sync', () => {
  it('holds the picture until the sound of the same moment is played', () => {
    const { lips, held, second } = setUp()
    second(5, 60)
    expect(held).toEqual([75])
    second(5, 60)
    expect(held).toEqual([75])
    expect(lips.avOffsetMs).toBe(0)
  })

  it('follows a jitter buffer that grows, and lets go when it shrinks', () => {
    const { held, second } = setUp()
    for (const playout of [40, 140, 140, 140, 140]) second(5, playout)
    expect(held.at(-1)).toBeGreaterThan(140)
    for (let at = 0; at < 8; at++) second(5, 40)
    expect(held.at(-1)).toBeLessThan(65)
  })

  it('reckons with what the terminal takes', () => {
    const { lips, held, second } = setUp(50)
    second(5, 60)
    second(5, 60)
    expect(held).toEqual([25])
    expect(lips.avOffsetMs).toBe(0)
  })

  it('cannot make a picture that is late already come earlier, and says so', () => {
    const { lips, held, second } = setUp(300)
    second(5, 60)
    expect(held).toEqual([])
    expect(lips.avOffsetMs).toBe(-225)
  })

  it('says nothing without both, and begins anew with the next call', () => {
    const { lips, second } = setUp()
    second(5, 60)
    lips.seen('b', { ...video, pictureDelayMs: 5 })
    expect(lips.avOffsetMs).toBeUndefined()
  })

  it('leaves small differences alone', () => {
    const { held, second } = setUp()
    for (const playout of [60, 62, 59, 66, 55]) second(5, playout)
    expect(held).toEqual([75])
  })
})
