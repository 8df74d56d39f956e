import { Fitting } from '../../../src/media/video/fitting'
import { Histogram } from '../../../src/media/video/histogram'
import { Pace } from '../../../src/media/video/pace'
import { isOwnAddress, Peer, plainAddress, resolveHost } from '../../../src/media/wire/peer'
import { DEFAULT_SETTINGS, verified } from '../../../src/media/video/settings'
import { Statistics, sumStats } from '../../../src/media/video/statistics'
import { Strays } from '../../../src/media/video/strays'

describe('pace', () => {
  it('does not drift, however late each moment is noticed', () => {
    const pace = new Pace(30)
    pace.restart(1_000, 30)
    let now = 1_000
    for (let count = 0; count < 3_000; count++) now += pace.delay(now) + (count % 3)
    expect(Math.abs(now - 101_000)).toBeLessThan(3)
  })

  it('leaves missed moments out instead of making up for them', () => {
    const pace = new Pace(10)
    pace.restart(0, 10)
    expect(pace.delay(950)).toBe(50)
    expect(pace.delay(1_000)).toBe(100)
  })
})

describe('fitting pictures into datagrams', () => {
  const size = { width: 640, height: 480 }
  /** A codec whose pictures take bytes by area and quality. */
  const bytesOf = ({ size: { width, height }, quality }: Fitting['attempt'], hardness: number): number =>
    (width * height * quality * hardness) / 1_000

  const settle = (fitting: Fitting, hardness: number, maxBytes: number): Fitting['attempt'] | undefined => {
    for (let picture = 0; picture < 400; picture++) {
      while (bytesOf(fitting.attempt, hardness) > maxBytes)
        if (!fitting.tooLarge(bytesOf(fitting.attempt, hardness))) return undefined
      fitting.fitted(bytesOf(fitting.attempt, hardness))
    }
    return fitting.attempt
  }

  it('keeps the wanted quality where there is room', () => {
    const fitting = new Fitting({ size, quality: 80, maxBytes: 60_000 })
    expect(settle(fitting, 1, 60_000)).toEqual({ size, quality: 80 })
  })

  it('lowers the quality first, then the size, and comes back when the picture is easier', () => {
    const fitting = new Fitting({ size, quality: 80, maxBytes: 14_900 })
    const easy = settle(fitting, 1, 14_900)
    expect(easy?.size).toEqual(size)
    expect(easy?.quality).toBeGreaterThan(30)
    const hard = settle(fitting, 10, 14_900)
    expect(hard?.size.width).toBeLessThan(640)
    expect(hard?.quality).toBeGreaterThanOrEqual(25)
    expect(settle(fitting, 0.1, 14_900)).toEqual({ size, quality: 80 })
  })

  it('gives up on what cannot be made to fit, after few attempts', () => {
    const fitting = new Fitting({ size, quality: 100, maxBytes: 1_000 })
    let attempts = 1
    while (fitting.tooLarge(1e9)) attempts++
    expect(attempts).toBeLessThan(30)
  })

  it('never goes above its ceiling', () => {
    const fitting = new Fitting({ size, quality: 10, maxBytes: 14_900 })
    expect(settle(fitting, 30, 14_900)?.quality).toBeLessThanOrEqual(10)
    expect(settle(fitting, 0.01, 14_900)).toEqual({ size, quality: 10 })
  })
})

describe('settings', () => {
  it('are brought within the limits', () => {
    const wild = { ...DEFAULT_SETTINGS, width: 1e9, height: 1e9, fps: 0.2, quality: 400, maxDatagramBytes: 1e6 }
    const tamed = verified(wild)
    expect(tamed.width * tamed.height).toBeLessThanOrEqual(4_000_000)
    expect(tamed).toMatchObject({ fps: 1, quality: 100, maxDatagramBytes: 60_000 })
    expect(verified({ ...wild, width: NaN, height: -3, fps: 29.7 })).toMatchObject({ width: 16, height: 16, fps: 30 })
    expect(verified(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
  })
})

describe('histogram', () => {
  it('knows its percentiles, also of what is beyond its end', () => {
    const histogram = new Histogram()
    expect(histogram.percentile(0.5)).toBeUndefined()
    for (let ms = 1; ms <= 100; ms++) histogram.add(ms)
    expect([histogram.percentile(0.5), histogram.percentile(0.95)]).toEqual([50, 95])
    for (let count = 0; count < 10_000; count++) histogram.add(1e12)
    expect(histogram.percentile(0.95)).toBe(10_000)
  })
})

describe('statistics', () => {
  it('tell rates over the last second, and over the whole call at its end', () => {
    const statistics = new Statistics(0, 5)
    for (let count = 0; count < 30; count++) statistics.sent.add(1_000)
    expect(statistics.report(1_000, 'lap').sent).toMatchObject({ frames: 30, fps: 30, kbps: 240, nextOrder: 5 })
    for (let count = 0; count < 10; count++) statistics.sent.add(1_000)
    expect(statistics.report(2_000, 'lap').sent).toMatchObject({ frames: 40, fps: 10 })
    expect(statistics.report(2_010, 'lap').sent.fps).toBe(10)
    expect(statistics.report(4_000, 'whole').sent).toMatchObject({ frames: 40, fps: 10 })
  })

  it('have a latency only where there was one', () => {
    const statistics = new Statistics(0, 0)
    expect(statistics.report(1, 'whole').latencyMs).toBeUndefined()
    statistics.delayed(-5)
    expect(statistics.report(1, 'whole').latencyMs).toBeUndefined()
    statistics.delayed(12)
    expect(statistics.report(1, 'whole').latencyMs).toEqual({ p50: 12, p95: 12 })
  })

  it('go on over a restart of the process', () => {
    const before = new Statistics(0, 0)
    const since = new Statistics(0, 90)
    before.sent.add(10)
    before.drop('damaged')
    since.sent.add(20)
    since.drop('damaged')
    since.drop('foreign')
    const sum = sumStats(before.report(1_000, 'lap'), since.report(1_000, 'lap'))
    expect(sum.sent).toMatchObject({ frames: 2, bytes: 30, nextOrder: 90 })
    expect(sum.received).toMatchObject({ damaged: 2, foreign: 1 })
  })
})

describe('peer', () => {
  it('is known by its address, whatever the port and the form', async () => {
    const peer = new Peer({ host: await resolveHost('192.0.2.7'), port: 5001 })
    expect([peer.sends('192.0.2.7'), peer.sends('::ffff:192.0.2.7'), peer.sends('192.0.2.8'), peer.own]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect(plainAddress('FE80::1%eth0')).toBe('fe80::1')
  })

  it('on this machine shares our clock, and may send from any of its addresses', () => {
    const peer = new Peer({ host: '127.0.0.1', port: 1 })
    expect([peer.own, peer.sends('127.0.0.2'), peer.sends('192.0.2.8')]).toEqual([true, true, false])
    expect(isOwnAddress('192.0.2.7')).toBe(false)
  })
})

describe('strays', () => {
  const video = Buffer.from('0#1.0#1x1#1#\u00ff\u00d8\u00ff', 'latin1')
  const from = (number: number) => ({ host: `192.0.2.${number}`, port: 9 })

  it('are told once a second for each address, and only if they are video', () => {
    const strays = new Strays()
    const at = (ms: number, address = 1, bytes = video): boolean => strays.worthTelling(bytes, from(address), ms)
    expect([at(0), at(500), at(500, 2), at(1_000), at(1_500)]).toEqual([true, false, true, true, false])
    expect(at(0, 3, Buffer.from('STOP'))).toBe(false)
  })

  it('are not told of a peer whose call just ended, nor one by one in a flood', () => {
    const strays = new Strays()
    strays.excuse('192.0.2.1', 0)
    expect([strays.worthTelling(video, from(1), 2_900), strays.worthTelling(video, from(1), 3_000)]).toEqual([
      false,
      true,
    ])
    const told = Array.from({ length: 250 }, (_, at) => strays.worthTelling(video, from(at + 2), 3_001))
    expect(told.filter(Boolean).length).toBeLessThan(65)
  })
})
