import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AudioProcess } from '../../../src/media/audio/audio-process'
import { decodeAudio, encodeAudio } from '../../../src/protocol/media/audio-datagram'
import type { AudioEndOptions } from '../../support/audio-end'
import { AudioEnd } from '../../support/audio-end'
import { scratch } from '../../support/clips'
import { isAlive } from '../../support/processes'
import { signalToNoiseDb } from '../../support/tones'
import { until } from '../../support/until'

jest.setTimeout(180_000)

const files = scratch()
const ends: AudioEnd[] = []
const open = async (options?: AudioEndOptions): Promise<AudioEnd> => {
  const end = await AudioEnd.open(options)
  ends.push(end)
  return end
}
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end.process.close()))
})
afterAll(() => files.remove())

/** A peer of our own: a socket that keeps what it is sent. */
const listen = async () => {
  const socket = createSocket('udp4')
  const orders: number[] = []
  socket.on('message', (bytes) => orders.push(decodeAudio(bytes)?.order ?? -1))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const count = (least: number): Promise<true> =>
    until(`${least} packets`, () => (orders.length >= least ? true : undefined), 60_000)
  return { socket, orders, port: socket.address().port, count }
}

/** The samples of a WAV file of ours: 16 bit, mono, behind a header of 44 bytes. */
const samplesOf = (path: string): Float32Array => {
  const bytes = readFileSync(path)
  return Float32Array.from({ length: (bytes.length - 44) / 2 }, (_, at) => bytes.readInt16LE(44 + 2 * at) / 0x8000)
}

const tone = (hz: number): AudioEndOptions => ({ source: { kind: 'tone', hz } })
/** The purest tenth of a second, in dB: the jitter buffer plays a little faster or slower where it needs to. */
const best = (sound: Float32Array, hz: number): number => {
  let most = -Infinity
  for (let at = 0; at + 4800 <= sound.length; at += 1200) {
    const part = sound.subarray(at, at + 4800)
    if (part.some((one) => one !== 0)) most = Math.max(most, signalToNoiseDb(part, hz))
  }
  return most
}

describe('two audio processes in a call', () => {
  it('hear each other, each its own tone; nothing is lost; a hold is silent', async () => {
    const paths = ['ana.wav', 'luis.wav'].map((name) => join(files.folder, name))
    const [ana, luis] = [
      await open({ ...tone(440), sink: { kind: 'file', path: paths[0] ?? '' } }),
      await open({ ...tone(1000), sink: { kind: 'file', path: paths[1] ?? '' } }),
    ]
    ana.call(luis)
    luis.call(ana, { steady: false })
    await Promise.all([ana, luis].map((end) => end.stats(({ received }) => received.packets >= 200)))
    for (const end of [ana, luis]) end.flow(false)
    const still = await ana.stats(() => true)
    const after = await ana.stats(() => true)
    expect(after.sent.packets).toBe(still.sent.packets)
    for (const end of [ana, luis]) end.flow(true)
    await ana.stats(({ received }) => received.packets >= still.received.packets + 20)
    const finals = await Promise.all([ana.stop(), luis.stop()])
    // A machine that is busy elsewhere for long may keep packets from leaving in time: those are counted, no others miss.
    const unsent = finals.reduce((sum, { sent }) => sum + sent.unsent, 0)
    for (const { sent, received, playoutDelayMs, captureDelayMs } of finals) {
      expect(received).toMatchObject({ duplicates: 0, damaged: 0, foreign: 0 })
      expect(received.lost).toBeLessThanOrEqual(unsent)
      expect(sent.nextOrder).toBe(sent.packets + sent.unsent)
      expect([playoutDelayMs, captureDelayMs]).toEqual([expect.any(Number), expect.any(Number)])
    }
    expect(ana.all('heard').length).toBeGreaterThan(3)
    expect(ana.all('levels').length).toBeGreaterThan(20)
    await Promise.all([ana.process.close(), luis.process.close()])
    const [heardByAna, heardByLuis] = paths.map(samplesOf)
    expect(best(heardByAna ?? new Float32Array(0), 1000)).toBeGreaterThan(12)
    expect(best(heardByLuis ?? new Float32Array(0), 440)).toBeGreaterThan(12)
  })

  it('nothing audible leaves while muted', async () => {
    const [ana, luis] = [await open(tone(440)), await open()]
    ana.configure({ muted: true })
    ana.call(luis)
    luis.call(ana)
    const muted = await luis.stats(({ received }) => received.packets > 60)
    expect(muted.received.levelDb).toBe(-96)
    expect(ana.all('levels').at(-1)?.levels).toMatchObject({ speakingMuted: true, mineDb: expect.closeTo(-23, 0) })
    ana.configure({ muted: false })
    await luis.stats(({ received }) => received.levelDb > -40)
  })
})

describe('an audio process that dies', () => {
  it.each(['SIGSEGV', 'SIGKILL'] as const)('by %s is replaced, and the numbers go on', async (signal) => {
    const [ana, peer] = [await open(tone(440)), await listen()]
    ana.call(peer, { firstOrder: 100 })
    ana.process.send({ type: 'tone', tone: 'ringback' })
    const before = await ana.stats(({ sent }) => sent.packets >= 60)
    const { pid = 0 } = ana.process
    const restarted = ana.next('restarted')
    process.kill(pid, signal)
    expect(await restarted).toEqual({ type: 'restarted', cause: signal })
    await peer.count(peer.orders.length + 60)
    expect(ana.process.pid).not.toBe(pid)
    expect(ana.all('opened')).toHaveLength(1)
    const { orders } = peer
    expect(orders[0]).toBe(100)
    expect(orders.every((order, at) => at === 0 || order > (orders[at - 1] ?? 0))).toBe(true)
    const after = await ana.stop()
    expect(after.sent.packets).toBeGreaterThan(before.sent.packets + 30)
    expect(after.sent.nextOrder).toBe((orders.at(-1) ?? 0) + 1)
    peer.socket.close()
  })

  it('again and again is given up with a clear line, until the next call', async () => {
    const file = join(__dirname, 'no-such-entry.js')
    const end = new AudioProcess({ target: { file, execArgv: [] }, restartMs: 1, maxCrashes: 3 })
    const told = await new Promise((resolve) => end.on((event) => event.type === 'gave-up' && resolve(event)))
    expect(told).toMatchObject({ message: expect.stringMatching(/^Sound stopped: its process died 3 times/) })
    end.send({ type: 'start', call: 'd', peer: { host: '127.0.0.1', port: 9 }, firstOrder: 7, steady: true })
    const final = new Promise((resolve) => end.on((event) => event.type === 'stats' && resolve(event)))
    end.send({ type: 'stop', call: 'd' })
    expect(await final).toMatchObject({ call: 'd', final: true, stats: { sent: { packets: 0 } } })
    await end.close()
  })
})

describe('on the wire', () => {
  it('what is no sound leaves it alive, and the next good packet is played', async () => {
    const [ana, peer] = [await open(), await listen()]
    ana.call(peer)
    await peer.count(1)
    const { pid } = ana.process
    const bad = [0, 1, 2047, 65_507].map((length) => new Uint8Array(length).fill(0x37))
    for (const bytes of bad) peer.socket.send(bytes, ana.port, '127.0.0.1')
    await ana.stats(({ received }) => received.damaged === bad.length)
    for (let at = 0; at < 1000; at++) peer.socket.send(encodeAudio(at, new Float32Array(1024)), ana.port, '127.0.0.1')
    const flooded = await ana.stats(({ received }) => received.packets > 400)
    expect(flooded.received.bufferMs).toBeLessThan(1500)
    let order = 1000
    const timer = setInterval(
      () => peer.socket.send(encodeAudio(order++, new Float32Array(1024).fill(0.25)), ana.port, '127.0.0.1'),
      21,
    )
    await ana.stats(({ received }) => received.levelDb > -20)
    clearInterval(timer)
    expect([ana.process.pid, ana.all('restarted').length]).toEqual([pid, 0])
    peer.socket.close()
  })

  it('a peer that is not there ends nothing', async () => {
    const ana = await open(tone(440))
    ana.call({ port: 9 })
    await ana.stats(({ sent }) => sent.packets + sent.unsent > 60)
    expect(ana.all('restarted')).toHaveLength(0)
  })

  it('a port that is taken is left to its owner', async () => {
    const [ana, luis] = [await open(), await open()]
    luis.process.send({ type: 'open', host: '127.0.0.1', port: ana.port })
    expect((await luis.next('opened')).port).toBeGreaterThan(ana.port)
  })
})

it('the end takes the process with it, however often it is asked for', async () => {
  const ana = await open()
  const { pid = 0 } = ana.process
  await Promise.all([ana.process.close(), ana.process.close()])
  expect(isAlive(pid)).toBe(false)
  ana.process.send({ type: 'stats' })
})
