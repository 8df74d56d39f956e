import { AdaptivePlayout } from '../../../../src/media/audio/playout/adaptive-playout'
import { playLink, type SoundLink } from '../../../support/sound-link'
import { speechLike } from '../../../support/speech-like'
import { largestJump, sine } from '../../../support/tones'

const speech = speechLike(8)

const play = (link: Partial<SoundLink>, seconds = 24): { playout: AdaptivePlayout; skipped: number; lost: number } => {
  const playout = new AdaptivePlayout()
  const { packets, lost } = playLink(playout, { seed: 3, sound: speech, ...link }, seconds * 1000)
  return { playout, skipped: Math.floor((seconds * 48_000) / 1024) - packets, lost }
}

/** A sender that stops 130 ms after speech. */
const withHangover = (): ((samples: Float32Array) => boolean) => {
  let quiet = 0
  return (samples) => {
    quiet = samples.some((sample) => Math.abs(sample) > 0.01) ? 0 : quiet + 1
    return quiet <= 6
  }
}

const byFirstSample = (samples: Float32Array): boolean => Math.abs(samples[0] ?? 0) >= 629 / 32_767

test('a sender that stops after speech loses nothing', () => {
  const { playout, skipped } = play({ sends: withHangover() })
  expect(skipped).toBeGreaterThan(50)
  expect(playout.stats).toMatchObject({ lost: 0, late: 0, underruns: 0, concealedMs: 0 })
})

test('nor does it with noise behind the speech', () => {
  const noisy = speech.map((sample, at) => sample + 0.012 * Math.sin(at * at))
  let quiet = 0
  const sends = (samples: Float32Array): boolean => {
    quiet = samples.some((sample) => Math.abs(sample) > 0.06) ? 0 : quiet + 1
    return quiet <= 6
  }
  const { playout, skipped } = play({ sound: noisy, sends })
  expect(skipped).toBeGreaterThan(50)
  expect(playout.stats).toMatchObject({ lost: 0, concealedMs: 0 })
})

test('a sender that skips what begins near zero loses nothing, in the midst of speech either', () => {
  const { playout, skipped } = play({ sends: byFirstSample })
  expect(skipped).toBeGreaterThan(300)
  expect(playout.stats).toMatchObject({ lost: 0, late: 0, underruns: 0, concealedMs: 0 })
})

test.each([220, 440, 1000, 3000])('nor does it with a tone of %i Hz, and nothing clicks', (hz) => {
  const sound = sine(48_000, hz, 48_000, 0.3)
  const playout = new AdaptivePlayout()
  let last = 0
  let jump = 0
  playLink(playout, { seed: 1, sound, sends: byFirstSample }, 20_000, ({ samples }) => {
    jump = Math.max(jump, Math.abs(samples[0]! - last), largestJump(samples))
    last = samples.at(-1)!
  })
  expect(playout.stats).toMatchObject({ lost: 0, concealedMs: 0 })
  expect(jump).toBeLessThan(1.1 * 0.3 * 2 * Math.sin((Math.PI * hz) / 48_000))
})

test('what both lose in speech is told from what they do not send', () => {
  // What is skipped right behind a lost packet cannot be told from it.
  for (const { sends, most } of [
    { sends: withHangover(), most: 1 },
    { sends: byFirstSample, most: 2 },
  ]) {
    const { playout, lost } = play({ sends, loss: 0.1 })
    expect(playout.stats.lost).toBeGreaterThan(0.4 * lost)
    expect(playout.stats.lost).toBeLessThanOrEqual(most * lost)
    expect(playout.stats.concealedMs).toBeGreaterThan(0.3 * 21 * lost)
  }
})

test('what any other sender loses behind a sample near zero is loss', () => {
  const { playout, lost } = play({ loss: 0.1 })
  expect(lost).toBeGreaterThan(80)
  expect(playout.stats.lost).toBeGreaterThan(0.7 * lost)
})

test('a silence of a minute, counted through, is no loss and no delay', () => {
  const playout = new AdaptivePlayout()
  const tone = sine(1024, 500)
  const quiet = new Float32Array(1024)
  const say = (order: number, samples: Float32Array): void => {
    const now = ((order + 1) * 1024) / 48
    playout.push(order, samples, now)
    playout.pull(1024, now + 5)
  }
  for (let order = 0; order < 100; order++) say(order, order < 90 ? tone : quiet)
  for (let order = 100; order < 2900; order++) playout.pull(1024, ((order + 1) * 1024) / 48 + 5)
  for (let order = 2900; order < 3000; order++) say(order, tone)
  expect(playout.stats).toMatchObject({ lost: 0, late: 0, underruns: 0, concealedMs: 0 })
  expect(playout.delayMs).toBeLessThan(30)
  expect(playout.position).toBeGreaterThan(2997)
})
