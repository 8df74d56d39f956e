import { encodeAudio } from '../../../src/protocol/media/audio-datagram'
import { seeded } from '../../support/seeded'
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

const packet = (order: number, value = 0.25): Uint8Array => encodeAudio(order, new Float32Array(1024).fill(value))

describe('what the peer sends', () => {
  it('is played when the loudspeaker wants it, and told of', async () => {
    const end = house()
    await end.call()
    end.receive(packet(0))
    expect(end.hear(1000).every((one) => one === 0.25)).toBe(true)
    expect(end.hear(100)).toEqual(Float32Array.from({ length: 100 }, (_, at) => (at < 24 ? 0.25 : 0)))
    expect(end.all('heard')).toEqual([{ type: 'heard', call: 'c' }])
    expect(await end.stats()).toMatchObject({ received: { packets: 1, bytes: 2050 }, playoutDelayMs: 7 })
  })

  it('is reported at once and then four times a second at most', async () => {
    const end = house()
    await end.call()
    for (let at = 0; at < 100; at++) {
      end.receive(packet(at))
      await end.pass(20)
    }
    expect(end.all('heard').length).toBeGreaterThan(6)
    expect(end.all('heard').length).toBeLessThanOrEqual(9)
  })

  it('is louder or softer by the factor of the settings, and clipped at full scale', async () => {
    const end = house()
    await end.call()
    await end.set({ outputVolume: 2 })
    end.receive(packet(0))
    expect(end.hear(10)[0]).toBe(0.5)
    await end.set({ outputVolume: 4 })
    end.receive(packet(1, 0.9))
    end.hear(1014)
    expect(end.hear(10)[0]).toBe(1)
  })

  it('is measured ten times a second', async () => {
    const end = house()
    await end.call()
    for (let at = 0; at < 100; at++) {
      if (at % 2 === 0) end.receive(packet(at))
      await end.pass(10)
      end.hear()
    }
    expect(end.all('levels')).toHaveLength(10)
    expect(end.all('levels').at(-1)).toMatchObject({ call: 'c', levels: { theirsDb: expect.closeTo(-12.04, 1) } })
  })

  it('is given to the echo canceller in frames of 10 ms, just as it goes to the loudspeaker', async () => {
    const end = house()
    await end.call()
    await end.set({ outputVolume: 2 })
    end.receive(packet(0))
    for (const count of [100, 300, 200, 424]) end.hear(count)
    expect(end.voice.heardFrames).toHaveLength(2)
    expect(end.voice.heardFrames.every((frame) => frame.length === 480 && frame.every((one) => one === 0.5))).toBe(true)
  })

  it('is played to nobody where there is no loudspeaker, so that the figures stay true', async () => {
    const end = house()
    await end.tell({ type: 'sink', sink: { kind: 'none' } })
    await end.begin()
    for (let at = 0; at < 235; at++) {
      end.receive(packet(at))
      await end.pass(at % 7 === 0 ? 30 : 20)
    }
    const { received } = await end.stats()
    expect(received).toMatchObject({ packets: 235, overflowed: 0, levelDb: expect.closeTo(-12.04, 1) })
    expect(received.bufferMs).toBeLessThan(400)
    expect(end.voice.heardFrames).toHaveLength(0)
  })

  it('is neither played on hold nor afterwards, when it is old', async () => {
    const end = house()
    await end.call()
    end.receive(packet(0))
    await end.flow(false)
    expect(end.hear().every((one) => one === 0)).toBe(true)
    end.receive(packet(1))
    expect((await end.stats()).received.bufferMs).toBe(0)
    await end.flow(true)
    expect(end.hear().every((one) => one === 0)).toBe(true)
    end.receive(packet(2, 0.5))
    expect(end.hear()[0]).toBe(0.5)
    expect(end.restarts).toBe(3)
    expect(await end.stats()).toMatchObject({ received: { packets: 3 } })
  })
})

describe('what comes from others, or is no sound', () => {
  it('is counted and not played', async () => {
    const end = house()
    await end.call()
    end.receive(packet(0), '192.0.2.8')
    end.receive(packet(0), '::ffff:192.0.2.9')
    expect(end.hear()[0]).toBe(0)
    expect(end.all('heard')).toHaveLength(0)
    end.receive(packet(0), '::ffff:192.0.2.7')
    expect(end.hear()[0]).toBe(0.25)
    expect(await end.stats()).toMatchObject({ received: { foreign: 2, packets: 1 } })
  })

  it('is bounded whatever comes: odd lengths, no numbers, orders that go back or wrap, a thousand at once', async () => {
    const end = house()
    await end.call()
    const rng = seeded(7)
    const noise = (length: number): Uint8Array => Uint8Array.from({ length }, () => Math.floor(rng() * 256))
    const headed = (header: string, length: number): Uint8Array => Buffer.concat([Buffer.from(header), noise(length)])
    const damaged = [0, 1, 2047, 65_507].map(noise)
    damaged.push(
      ...['#', 'x#', '-1#', '1e3#', ' 4#', '9007199254740993#', '12', '99999999999999999999#'].map((h) =>
        headed(h, 2048),
      ),
    )
    damaged.push(headed('5#', 0), headed('5#', 1), headed('5#', 2050), headed('5#', 65_000))
    for (const bytes of damaged) end.receive(bytes)
    expect(await end.stats()).toMatchObject({ received: { damaged: damaged.length, packets: 0 } })
    const orders = [5, 3, 0, 9_007_199_254_740_991, 4_294_967_295, 4_294_967_296, 65_535, 0, 1, 7, 7]
    for (const order of orders) end.receive(packet(order))
    for (let at = 0; at < 1000; at++) end.receive(packet(at))
    const { received } = await end.stats()
    expect(received.packets).toBe(orders.length + 1000)
    expect(received.bufferMs).toBeLessThan(1100)
    expect(end.hear()).toHaveLength(480)
  })

  it('is nothing to anybody while there is no call', async () => {
    const end = house()
    await end.tell({ type: 'sink', sink: { kind: 'default' } })
    end.receive(packet(0))
    await end.call()
    expect(end.hear()[0]).toBe(0)
    await end.tell({ type: 'stop', call: 'c' })
    end.receive(packet(1))
    expect(end.all('heard')).toHaveLength(0)
  })
})
