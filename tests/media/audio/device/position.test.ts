import { SpeakerPosition } from '../../../../src/media/audio/device/pulse/position'

const FRAME = 480
const report = (seconds: number, latencyMs: number): string =>
  `Time: ${seconds.toFixed(3)} sec; Latency: ${latencyMs * 1000} usec.        `

/** A speaker of this many samples a second, fed for a while every 10 ms; what waits in its pipe at the end, in ms. */
const feed = (rateHz: number, seconds: number, stands: (ms: number) => boolean = () => false): number => {
  const position = new SpeakerPosition()
  let [written, played] = [0, 0]
  for (let ms = 0; ms < seconds * 1000; ms += 10) {
    if (!stands(ms)) played = Math.min(written, played + rateHz / 100)
    if (ms % 50 === 0) position.report(report(played / 48_000, 30), ms)
    for (let due = position.due(ms); due >= FRAME; due -= FRAME) {
      position.wrote(FRAME)
      written += FRAME
    }
  }
  return (written - played) / 48
}

describe('where a speaker behind pacat is', () => {
  it('is read from its reports alone', () => {
    const position = new SpeakerPosition()
    expect(position.report('Stream started.', 0)).toBe(false)
    expect(position.report(report(0, 30), 0)).toBe(false)
    expect(position.report(report(0.05, 30), 50)).toBe(true)
    expect(position.report(report(0.05, 30), 100)).toBe(false)
  })

  it('asks at the start for what the server holds and 20 ms, and for nothing more before the speaker goes on', () => {
    const position = new SpeakerPosition()
    const due = position.due(0)
    expect(due).toBe(50 * 48)
    position.wrote(due)
    expect(position.due(2000)).toBe(0)
    expect(position.latencyMs(2000)).toBe(50)
  })

  it.each([47_000, 48_000, 49_500])('keeps as much waiting for an hour at %d samples a second', (rateHz) => {
    const waitingMs = feed(rateHz, 3600)
    expect(waitingMs).toBeGreaterThan(25)
    expect(waitingMs).toBeLessThan(75)
  })

  it('piles nothing up while the speaker stands still', () => {
    expect(feed(48_000, 20, (ms) => ms > 5000 && ms < 15_000)).toBeLessThan(75)
    expect(feed(48_000, 15, (ms) => ms > 5000)).toBeLessThan(105)
  })
})
