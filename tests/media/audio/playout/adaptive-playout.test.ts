import { AdaptivePlayout } from '../../../../src/media/audio/playout/adaptive-playout'
import { playLink, type Sent, type SoundLink } from '../../../support/sound-link'
import { speechLike } from '../../../support/speech-like'
import { largestJump, purity, sine } from '../../../support/tones'

const speech = speechLike(8)
/** Whole periods in a second, so that it can be repeated. */
const tone = sine(48_000, 997)
/** What a tone may jump by when it is read between its samples, and a little. */
const TONE_JUMP = 1.1 * 0.5 * 2 * Math.sin((Math.PI * 997) / 48_000)

interface Outcome extends Sent {
  readonly playout: AdaptivePlayout
  /** True delays by the time, ms. */
  readonly delays: readonly { readonly atMs: number; readonly delayMs: number }[]
  readonly heard: Float32Array
}

const play = (link: Partial<SoundLink>, seconds: number): Outcome => {
  const playout = new AdaptivePlayout()
  const delays: { atMs: number; delayMs: number }[] = []
  const heard = new Float32Array(seconds * 48_000 + 960)
  let pulled = 0
  const sent = playLink(playout, { seed: 1, sound: speech, ...link }, seconds * 1000, ({ atMs, samples, delayMs }) => {
    heard.set(samples, pulled)
    pulled += samples.length
    if (delayMs !== undefined) delays.push({ atMs, delayMs })
  })
  return { ...sent, playout, delays, heard: heard.subarray(0, pulled) }
}

/** The largest delay between two moments, in seconds. */
const mostDelay = ({ delays }: Outcome, fromS: number, toS = Infinity): number =>
  Math.max(...delays.filter(({ atMs }) => atMs >= fromS * 1000 && atMs < toS * 1000).map(({ delayMs }) => delayMs))

describe('delay and jitter', () => {
  test.each([
    [480, 13.5],
    [240, 8.5],
  ])('a clean link costs a pull of %i samples and 3 ms', (pullSamples, mostMs) => {
    const outcome = play({ pullSamples }, 12)
    expect(mostDelay(outcome, 6)).toBeLessThan(mostMs)
    expect(outcome.playout.stats).toMatchObject({ lost: 0, late: 0, underruns: 0, overflowed: 0, concealedMs: 0 })
  })

  test('what is told of the delay and the place is what is heard', () => {
    const click = new Float32Array(48 * 1024)
    click[40 * 1024] = 1
    const playout = new AdaptivePlayout()
    let heardMs = NaN
    let told = { delayMs: NaN, order: NaN }
    playLink(playout, { seed: 1, sound: click, jitterMs: 1 }, 4 * 1024, ({ atMs, samples }) => {
      const at = samples.findIndex((sample) => sample > 0.3)
      if (at < 0 || atMs < 2048 || !Number.isNaN(heardMs)) return
      heardMs = atMs + at / 48
      told = { delayMs: playout.delayMs ?? NaN, order: (playout.position ?? NaN) - (samples.length - at) / 1024 }
    })
    // Packet 136 is whole, and arrives undelayed 20 ms later.
    const arrivedMs = (137 * 1024) / 48 + 20
    expect(heardMs - arrivedMs).toBeGreaterThan(11)
    expect(heardMs - arrivedMs).toBeLessThan(17)
    expect(Math.abs(told.delayMs - (heardMs - arrivedMs))).toBeLessThan(1)
    expect(told.order).toBeCloseTo(136, 2)
  })

  test.each([
    [20, 20],
    [40, 60],
  ])('jitter of %i ms costs as much delay, and at most one underrun in %i s', (jitterMs, seconds) => {
    const outcome = play({ jitterMs }, seconds)
    expect(outcome.playout.stats.underruns).toBeLessThanOrEqual(1)
    expect(outcome.playout.stats.jitterMs).toBeGreaterThan(0.85 * jitterMs)
    expect(mostDelay(outcome, 5)).toBeLessThan(10 + 1.5 * jitterMs)
  })

  test('jitter that begins is followed at once, and forgotten within 5 s', () => {
    const lateness = (random: () => number, sentMs: number): number =>
      sentMs > 10_000 && sentMs < 15_000 ? 60 * random() : 0
    const outcome = play({ lateness, sound: tone }, 30)
    expect(mostDelay(outcome, 6, 10)).toBeLessThan(13.5)
    expect(mostDelay(outcome, 12, 15)).toBeGreaterThan(60)
    expect(mostDelay(outcome, 20)).toBeLessThan(15.5)
    expect(outcome.playout.stats.underruns).toBeLessThan(8)
    expect(largestJump(outcome.heard)).toBeLessThan(TONE_JUMP)
  })

  test('pulls that come late and in bunches cost no sound', () => {
    const outcome = play({ pullSamples: 960, pullJitterMs: 8, jitterMs: 5 }, 20)
    expect(outcome.playout.stats).toMatchObject({ late: 0, underruns: 0, concealedMs: 0 })
    expect(mostDelay(outcome, 5)).toBeLessThan(20 + 5 + 8 + 5)
  })
})

describe('drift of the clocks', () => {
  test.each([200, -200, 1000, -1000])('%i ppm are absorbed, and a tone stays one', (driftPpm) => {
    const { playout, heard, ...outcome } = play({ driftPpm, sound: tone }, 20)
    expect(playout.stats).toMatchObject({ underruns: 0, overflowed: 0, concealedMs: 0, late: 0 })
    expect(mostDelay({ playout, heard, ...outcome }, 6)).toBeLessThan(18.5)
    for (let at = 480_000; at < heard.length; at += 144_000) {
      const { hz, db } = purity(heard.subarray(at, at + 4800), 997)
      expect(db).toBeGreaterThan(60)
      expect(Math.abs(hz - 997)).toBeLessThan(2)
    }
  })
})

describe('loss', () => {
  test.each([
    [0.1, 1],
    [0.3, 1],
    [0.05, 3],
    [0.3, 3],
  ])('a share of %f lost, %i in a row, is counted, made up and never clicks', (loss, burst) => {
    const { playout, heard, ...sent } = play({ loss, burst, sound: tone }, 15)
    expect(sent.lost).toBeGreaterThan(loss * 400)
    // A tone leads to zero at one end in fifty; such a gap is taken for silence when the packets were few.
    expect(playout.stats.lost).toBeGreaterThan(0.8 * sent.lost)
    expect(playout.stats.lost).toBeLessThanOrEqual(sent.lost)
    expect(playout.stats).toMatchObject({ underruns: 0, late: 0, overflowed: 0 })
    expect(playout.stats.concealedMs).toBeGreaterThan(0.7 * 21.3 * sent.lost)
    expect(playout.stats.concealedMs).toBeLessThan(1.05 * 21.4 * sent.lost)
    expect(largestJump(heard)).toBeLessThan(TONE_JUMP)
  })

  test('a single packet of a tone is made up as the tone', () => {
    const { heard } = play({ sound: tone, outage: { atMs: 10_010, ms: 21, isLost: true } }, 11)
    const gap = heard.subarray(480_000, 484_800)
    expect(purity(gap, 997).db).toBeGreaterThan(15)
  })

  test('packets that overtake each other are put in order', () => {
    const { playout, heard } = play({ jitterMs: 70, sound: tone }, 20)
    expect(playout.stats).toMatchObject({ lost: 0, late: 0, duplicates: 0 })
    expect(purity(heard.subarray(-48_000, -43_200), 997).db).toBeGreaterThan(40)
  })

  test('what comes twice is played once', () => {
    const { playout, heard } = play({ duplication: 0.3, jitterMs: 10, sound: tone }, 10)
    expect(playout.stats.duplicates).toBeGreaterThan(100)
    expect(playout.stats).toMatchObject({ lost: 0, late: 0 })
    expect(largestJump(heard)).toBeLessThan(TONE_JUMP)
  })

  test('what comes when its turn is over is late, and not lost', () => {
    const lateness = (_: () => number, sentMs: number): number => (Math.floor(sentMs) % 50 === 0 ? 300 : 0)
    const { playout } = play({ lateness, sound: tone }, 20)
    expect(playout.stats.late).toBeGreaterThan(5)
    expect(playout.stats.underruns).toBeGreaterThan(0)
    expect(playout.stats.underruns).toBeLessThanOrEqual(playout.stats.late)
    expect(playout.stats.lost).toBe(0)
  })
})

describe('an outage of 2 s', () => {
  const atMs = 15_000

  test('that ends in a burst costs no delay, one underrun, and what came too late', () => {
    const outcome = play({ sound: tone, outage: { atMs, ms: 2000, isLost: false } }, 30)
    expect(mostDelay(outcome, 17.1)).toBeLessThan(13.5)
    expect(outcome.playout.stats).toMatchObject({ underruns: 1, lost: 0, overflowed: 0 })
    expect(outcome.playout.stats.late).toBeGreaterThan(90)
    expect(outcome.playout.stats.concealedMs).toBeLessThan(100)
    expect(largestJump(outcome.heard)).toBeLessThan(TONE_JUMP)
  })

  test('in which all is lost is loss', () => {
    const outcome = play({ sound: tone, outage: { atMs, ms: 2000, isLost: true } }, 30)
    expect(mostDelay(outcome, 17.1)).toBeLessThan(13.5)
    expect(outcome.playout.stats).toMatchObject({ underruns: 0, late: 0, lost: outcome.lost })
    expect(largestJump(outcome.heard)).toBeLessThan(TONE_JUMP)
  })

  test('behind which a queue is emptied at twice the pace ends with it', () => {
    const lateness = (_: () => number, sentMs: number): number =>
      sentMs > atMs && sentMs < atMs + 4000 ? Math.min(2000, atMs + 4000 - sentMs) : 0
    const outcome = play({ sound: tone, lateness }, 30)
    expect(mostDelay(outcome, 24)).toBeLessThan(16)
    expect(largestJump(outcome.heard)).toBeLessThan(TONE_JUMP)
  })

  test('of a sender that does not count on is no delay for ever', () => {
    const playout = new AdaptivePlayout()
    const packet = tone.subarray(0, 1024)
    let order = 0
    for (let now = 0; now < 20_000; now += 10) {
      const isStill = now >= 10_000 && now < 12_000
      if (!isStill && now * 48 >= (order + 1) * 1024 + (now >= 12_000 ? 96_000 : 0)) playout.push(order++, packet, now)
      playout.pull(480, now)
    }
    expect(playout.delayMs).toBeLessThan(30)
    expect(playout.stats.lost).toBeLessThan(1)
    expect(playout.stats.late).toBeLessThan(12)
  })
})
