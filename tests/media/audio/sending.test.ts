import { SoundHouse } from '../../support/sound-house'

const houses: SoundHouse[] = []
const house = (): SoundHouse => {
  const made = new SoundHouse()
  houses.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(houses.splice(0).map((each) => each.close()))
})

const LOUD = 0.25
const QUIET = 0.0005
const orders = (end: SoundHouse): number[] => end.sent.map(({ order }) => order)
const gaps = (end: SoundHouse): number[] => end.sent.slice(1).map(({ atMs }, at) => atMs - (end.sent[at]?.atMs ?? 0))

describe('what the microphone gives', () => {
  it('leaves in packets of 1024 samples, each as soon as it is full, with the numbers that follow', async () => {
    const end = house()
    await end.call({ firstOrder: 1000 })
    await end.pass(10_000, LOUD)
    expect(orders(end)).toEqual(Array.from({ length: 468 }, (_, at) => 1000 + at))
    expect(end.sent.every(({ samples }) => samples.length === 1024 && samples.every((one) => one === LOUD))).toBe(true)
    // The first packet is full with the third frame, the 468th with frame 999.
    expect([end.sent[0]?.atMs, end.sent.at(-1)?.atMs]).toEqual([30, 9990])
    expect(Math.max(...gaps(end))).toBe(30)
    const { sent, captureDelayMs } = await end.stats()
    expect(sent).toMatchObject({ packets: 468, bytes: 468 * 2053, unsent: 0, nextOrder: 1468 })
    expect(sent.levelDb).toBeCloseTo(-12.04, 1)
    // 21.3 ms of the packet, 5 of the device, and what comes behind it in the same frame: 0 to 10.
    expect(captureDelayMs).toBeGreaterThan(26.3)
    expect(captureDelayMs).toBeLessThan(36.4)
  })

  it('leaves with its last sample where no voice is processed: it does not wait for whole frames', async () => {
    const end = house()
    await end.call({ steady: true })
    for (let piece = 1; piece <= 8; piece++) {
      end.sources.listener?.samples(new Float32Array(256).fill(LOUD))
      await end.pass(piece === 4 ? 20 : 0)
      expect(end.sent).toHaveLength(Math.floor(piece / 4))
    }
  })

  it('is louder or softer by the factor of the settings, and never beyond full scale', async () => {
    const end = house()
    await end.set({ inputVolume: 2 })
    await end.call()
    await end.pass(100, LOUD)
    await end.set({ inputVolume: 99 })
    await end.pass(100, -0.5)
    expect(end.sent[0]?.samples[0]).toBe(2 * LOUD)
    expect(end.sent.at(-1)?.samples[0]).toBe(-1)
  })

  it('is sent though it is silent, to a peer that wants it without gaps', async () => {
    const end = house()
    await end.call({ steady: true })
    await end.pass(3000, QUIET)
    expect(end.sent).toHaveLength(140)
  })

  it('is else counted where nobody speaks, and sent once a second as a sign of life', async () => {
    const end = house()
    await end.call({ steady: false })
    await end.pass(5000, QUIET)
    expect(orders(end)).toEqual([0, 46, 92, 138, 184, 230])
    expect(Math.max(...gaps(end))).toBeLessThanOrEqual(1000)
    await end.pass(1000, LOUD)
    const speech = orders(end).filter((order) => order > 230)
    expect(speech.length).toBeGreaterThan(44)
    expect(speech).toEqual(speech.map((_, at) => (speech[0] ?? 0) + at))
    await end.pass(300, QUIET)
    const { length } = end.sent
    await end.pass(600, QUIET)
    // 300 ms after the last word.
    expect(end.sent.length - length).toBeLessThanOrEqual(2)
    expect((await end.stats()).sent.nextOrder).toBe(Math.floor((6900 * 48) / 1024))
  })

  it('is all zeros while it is muted; that we speak is noticed', async () => {
    const end = house()
    await end.call()
    await end.set({ muted: true })
    await end.pass(1000, LOUD)
    expect(end.sent).toHaveLength(46)
    expect(end.sent.every(({ samples }) => samples.every((one) => one === 0))).toBe(true)
    expect(end.all('levels').at(-1)?.levels).toMatchObject({ speakingMuted: true, mineDb: expect.closeTo(-12.04, 1) })
    await end.set({ muted: false })
    await end.pass(200, LOUD)
    expect(end.all('levels').at(-1)?.levels.speakingMuted).toBe(false)
    expect(end.sent.at(-1)?.samples[0]).toBe(LOUD)
  })

  it('is no speech while it is muted: only signs of life leave', async () => {
    const end = house()
    await end.call({ steady: false })
    await end.set({ muted: true })
    await end.pass(3000, LOUD)
    expect(orders(end)).toEqual([0, 46, 92, 138])
  })

  it('does not leave before the call, on hold, or after it; the numbers go on', async () => {
    const end = house()
    await end.tell({ type: 'source', source: { kind: 'mic' } }, { type: 'sink', sink: { kind: 'none' } })
    await end.begin()
    await end.flow(false)
    await end.pass(500, LOUD)
    expect(end.sent).toHaveLength(0)
    await end.flow(true)
    await end.pass(500, LOUD)
    await end.flow(false)
    await end.pass(500, LOUD)
    expect(orders(end)).toEqual(Array.from({ length: 23 }, (_, at) => at))
    await end.flow(true)
    await end.pass(500, LOUD)
    expect(orders(end)).toEqual(Array.from({ length: 46 }, (_, at) => at))
    // The rest of a packet from before the hold is not sent behind it.
    expect(end.sent[23]?.atMs).toBe(1530)
    await end.tell({ type: 'stop', call: 'c' })
    await end.pass(500, LOUD)
    expect(end.sent).toHaveLength(46)
    expect(end.all('stats').at(-1)).toMatchObject({ call: 'c', final: true, stats: { sent: { nextOrder: 46 } } })
  })
})

describe('the pace', () => {
  it('spreads what comes in a burst', async () => {
    const end = house()
    await end.call()
    end.speak(10_560, LOUD)
    await end.pass(200)
    expect(orders(end)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(Math.min(...gaps(end))).toBeGreaterThanOrEqual(10)
  })

  it('is never faster than real time, and what is too much is counted', async () => {
    const end = house()
    await end.call()
    for (let at = 0; at < 1000; at++) {
      end.speak(960, LOUD)
      await end.pass(10)
    }
    expect(end.sent.length).toBeLessThan(490)
    expect(end.sent.length).toBeGreaterThan(468)
    const { sent } = await end.stats()
    expect(sent.unsent).toBeGreaterThan(937 - 490 - 13)
    expect(sent.nextOrder).toBe(937)
  })

  it('counts what the system refuses, and goes on', async () => {
    const end = house()
    await end.call()
    end.refusing = true
    await end.pass(1000, LOUD)
    expect((await end.stats()).sent).toMatchObject({ packets: 0, unsent: 46 })
    end.refusing = false
    await end.pass(1000, LOUD)
    expect(orders(end)[0]).toBe(46)
  })
})

describe('without a microphone', () => {
  it('nothing is sent for the source none, though the numbers go on', async () => {
    const end = house()
    await end.tell({ type: 'source', source: { kind: 'none' } })
    await end.begin()
    await end.pass(1250)
    expect(end.sent).toHaveLength(0)
    await end.tell({ type: 'source', source: { kind: 'tone', hz: 440 } })
    await end.pass(1000, LOUD)
    expect(orders(end)[0]).toBeGreaterThan(44)
    expect(end.sent.length).toBeGreaterThan(44)
  })

  it('silence is sent while it is not there, and the call goes on', async () => {
    const end = house()
    end.sources.broken = 'There is no microphone on this machine.'
    await end.call()
    expect(end.all('source-failed')).toEqual([
      {
        type: 'source-failed',
        source: { kind: 'mic' },
        message: 'There is no microphone on this machine. You are not heard.',
      },
    ])
    await end.pass(2000)
    expect(end.sent).toHaveLength(82)
    expect(end.sent.every(({ samples }) => samples.every((one) => one === 0))).toBe(true)
  })

  it('only signs of life are sent to a peer that takes gaps', async () => {
    const end = house()
    end.sources.broken = 'There is no microphone on this machine.'
    await end.call({ steady: false })
    await end.pass(3000)
    expect(orders(end)).toEqual([0, 46, 92])
  })

  it('silence fills the gap of one that stalls', async () => {
    const end = house()
    await end.call()
    await end.pass(1000, LOUD)
    await end.pass(2000)
    await end.pass(1000, LOUD)
    const silent = end.sent.filter(({ samples }) => samples[0] === 0 && samples.at(-1) === 0)
    expect(silent.length).toBeGreaterThan(78)
    expect(silent.length).toBeLessThan(84)
  })

  it('silence follows a file that ended', async () => {
    const end = house()
    await end.tell({ type: 'source', source: { kind: 'file', path: 'a.wav', loop: false } })
    await end.begin()
    await end.pass(500, LOUD)
    end.sources.listener?.ended()
    await end.pass(1000)
    expect(end.all('source-ended')).toHaveLength(1)
    expect(end.sources.open.size).toBe(0)
    expect(end.sent.length).toBeGreaterThan(56)
    expect(end.sent.at(-1)?.samples.every((one) => one === 0)).toBe(true)
  })
})
