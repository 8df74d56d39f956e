import { EXACT } from '../../../src/media/render/renderer'
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeVideo, encodeVideo } from '../../../src/protocol/media/video-datagram'
import { readPattern } from '../../../src/media/source/pattern-code'
import type { WantedView } from '../../../src/media/video/messages'
import { VideoProcess } from '../../../src/media/video/video-process'
import { scratch } from '../../support/clips'
import { noise, openCvCodec } from '../../support/pictures'
import { randomDatagram } from '../../support/random-datagrams'
import { REGISTER } from '../../support/run-typescript'
import { until } from '../../support/until'
import { VideoEnd } from '../../support/video-end'

jest.setTimeout(180_000)

const files = scratch()
const ends: VideoEnd[] = []
const open = async (...options: Parameters<typeof VideoEnd.open>): Promise<VideoEnd> => {
  const end = await VideoEnd.open(...options)
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
  const received: { readonly atMs: number; readonly bytes: Uint8Array }[] = []
  socket.on('message', (bytes) => received.push({ atMs: performance.now(), bytes }))
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const count = (least: number): Promise<true> =>
    until(`${least} datagrams`, () => (received.length >= least ? true : undefined), 60_000)
  return { socket, received, port: socket.address().port, count }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Resident memory of a process in megabytes. */
const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024

const patternNumber = async (path: string): Promise<number> => {
  const picture = await openCvCodec().readStill(path)
  return readPattern(picture)?.number ?? -1
}

describe('two video processes in a call', () => {
  it('send each other moving pictures without loss, hold, and go on', async () => {
    const [ana, luis] = [await open(), await open()]
    ana.call(luis)
    luis.call(ana)
    await Promise.all([ana, luis].map((end) => end.stats(({ received }) => received.frames >= 40)))
    expect(ana.all('heard').length).toBeGreaterThan(1)

    const first = join(files.folder, 'first.png')
    ana.process.send({ type: 'snapshot', path: first })
    expect(await ana.next('snapshot')).toEqual({ type: 'snapshot', path: first })
    const number = await patternNumber(first)
    expect(number).toBeGreaterThan(10)

    for (const end of [ana, luis]) end.flow(false)
    const still = await ana.stats(({ sent, received }) => sent.fps === 0 && received.fps === 0)
    const after = await ana.stats(() => true)
    expect([after.sent.frames, after.received.frames]).toEqual([still.sent.frames, still.received.frames])

    for (const end of [ana, luis]) end.flow(true)
    await Promise.all(
      [ana, luis].map((end) => end.stats(({ received }) => received.frames >= after.received.frames + 20)),
    )
    const finals = await Promise.all([ana.stop(), luis.stop()])
    for (const { sent, received, latencyMs } of finals) {
      expect(received).toMatchObject({ lost: 0, late: 0, damaged: 0, oversize: 0, foreign: 0, width: 320, height: 240 })
      expect(sent.nextOrder).toBe(sent.frames)
      expect(latencyMs?.p50).toBeLessThan(5_000)
    }

    const last = join(files.folder, 'last.png')
    ana.process.send({ type: 'snapshot', path: last })
    await ana.next('snapshot')
    expect(await patternNumber(last)).toBeGreaterThan(number + 20)
  })

  it('draw what is wanted: theirs and mine, once for each want', async () => {
    const [ana, luis] = [await open(), await open()]
    const views: WantedView[] = [
      { which: 'theirs', box: { row: 0, col: 0, rows: 12, cols: 40 }, fresh: true },
      { which: 'mine', box: { row: 12, col: 0, rows: 4, cols: 10 }, fresh: true },
    ]
    let id = 0
    const want = (): void =>
      ana.process.send({ type: 'want', id: ++id, mode: 'half', traits: { colours: 'true' }, effort: EXACT, views })
    const off = ana.process.on((event) => event.type === 'picture' && want())
    want()
    ana.call(luis)
    luis.call(ana)
    await until('thirty drawings', () => (id > 30 ? true : undefined), 60_000)
    off()
    const pictures = ana.all('picture')
    expect(pictures.map((one) => one.id)).toEqual(pictures.map((_, at) => at + 1))
    const drawn = pictures.flatMap((one) => one.drawn.map((part) => part.which))
    expect(drawn.filter((which) => which === 'theirs').length).toBeGreaterThan(5)
    expect(drawn.filter((which) => which === 'mine').length).toBeGreaterThan(5)
    expect(pictures.every((one) => Buffer.from(one.bytes).includes('\x1b['))).toBe(true)
  })
})

describe('towards a peer', () => {
  it('nothing leaves before the call, on hold, or after it; the first picture at once; numbers never twice', async () => {
    const [ana, peer] = [await open(), await listen()]
    ana.process.send({ type: 'start', call: 'c', peer: { host: '127.0.0.1', port: peer.port }, firstOrder: 0 })
    await ana.next('stats')
    expect(peer.received).toHaveLength(0)
    const began = performance.now()
    ana.flow(true)
    await peer.count(1)
    expect(performance.now() - began).toBeLessThan(2_000)
    await peer.count(10)
    ana.flow(false)
    await ana.stats(({ sent }) => sent.fps === 0)
    const held = peer.received.length
    await ana.stats(() => true)
    expect(peer.received).toHaveLength(held)
    ana.flow(true)
    await peer.count(held + 10)
    await ana.stop()
    const { length } = peer.received
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(peer.received).toHaveLength(length)
    const orders = peer.received.map(({ bytes }) => decodeVideo(bytes)?.order)
    expect(orders).toEqual(orders.map((_, at) => at))
    peer.socket.close()
  })

  it('a picture leaves every second though the camera is off, or is not there', async () => {
    const [ana, peer] = [await open({}, { kind: 'camera', index: 77 }), await listen()]
    await until('the failure', () => ana.all('source-failed')[0])
    expect(ana.all('source-failed')[0]?.message).toMatch(/^No camera: \/dev\/video77 does not exist/)
    ana.configure({ cameraOn: false })
    ana.call(peer)
    await peer.count(4)
    const gaps = peer.received.slice(1).map(({ atMs }, at) => atMs - (peer.received[at]?.atMs ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThan(500)
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThan(1_200)
    ana.process.send({ type: 'source', source: { kind: 'pattern' } })
    ana.configure({ cameraOn: true })
    await ana.stats(({ sent }) => sent.fps > 5)
    peer.socket.close()
  })

  it('a call goes on when the source cannot be changed', async () => {
    const [ana, peer] = [await open(), await listen()]
    ana.call(peer)
    await peer.count(5)
    ana.process.send({ type: 'source', source: { kind: 'file', path: join(files.folder, 'no.mp4'), loop: true } })
    expect((await ana.next('source-failed')).message).toMatch(
      /no\.mp4 does not exist\. What was sent before goes on\.$/,
    )
    await ana.stats(({ sent }) => sent.fps > 5)
    peer.socket.close()
  })
})

describe('from others', () => {
  it('video that belongs to no call is told of, other datagrams are not', async () => {
    const [ana, peer] = [await open(), await listen()]
    const jpeg = await openCvCodec().encodeJpeg(noise({ width: 32, height: 32 }), 50)
    peer.socket.send(Buffer.from('STOP'), ana.port, '127.0.0.1')
    peer.socket.send(jpeg, ana.port, '127.0.0.1')
    await until('the stray', () => ana.all('stray')[0])
    expect(ana.all('stray')).toEqual([{ type: 'stray', host: '127.0.0.1', port: peer.port }])
    peer.socket.close()
  })

  it('100,000 random datagrams leave it alive, its memory flat, and the next good picture decoded', async () => {
    const [ana, peer] = [await open(), await listen()]
    ana.call(peer)
    const jpeg = await openCvCodec().encodeJpeg(noise({ width: 64, height: 48 }), 50)
    const good = encodeVideo({ order: 200_000, madeAtMs: Date.now(), width: 64, height: 48, fps: 30 }, jpeg)
    const { pid } = ana.process
    let settledMb = 0
    for (let number = 0; number < 100_000; number++) {
      peer.socket.send(randomDatagram(number, good), ana.port, '127.0.0.1')
      if (number % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
      if (number === 20_000) settledMb = residentMb(pid ?? 0)
    }
    const flooded = await ana.stats(({ received }) => received.damaged > 30_000)
    expect(flooded.received.damaged).toBeLessThanOrEqual(100_000)
    expect(residentMb(pid ?? 0) - settledMb).toBeLessThan(120)
    const again = Buffer.from(good.subarray(good.indexOf(0xff)))
    const before = flooded.received.frames
    const timer = setInterval(() => peer.socket.send(again, ana.port, '127.0.0.1'), 50)
    const calm = await ana.stats(({ received }) => received.frames > before && received.width === 64)
    clearInterval(timer)
    expect(calm.received.height).toBe(48)
    expect([ana.process.pid, ana.all('restarted').length]).toEqual([pid, 0])
    peer.socket.close()
  })
})

describe('a video process that dies', () => {
  it.each(['SIGSEGV', 'SIGKILL'] as const)('by %s is replaced, and the call goes on', async (signal) => {
    const [ana, luis] = [await open(), await open()]
    ana.call(luis)
    luis.call(ana)
    const before = await ana.stats(({ received }) => received.frames >= 20)
    const { pid = 0 } = ana.process
    const killed = performance.now()
    const restarted = ana.next('restarted')
    process.kill(pid, signal)
    expect(await restarted).toEqual({ type: 'restarted', cause: signal })
    expect(performance.now() - killed).toBeGreaterThan(400)
    const after = await ana.stats(({ received }) => received.frames >= before.received.frames + 20)
    expect(after.sent.nextOrder).toBeGreaterThan(before.sent.nextOrder + 20)
    expect(ana.process.pid).not.toBe(pid)
    expect(ana.all('opened')).toHaveLength(1)
    const peer = await luis.stats(({ received }) => received.fps > 5)
    // Not one number was used twice: nothing came late.
    expect(peer.received).toMatchObject({ late: 0, damaged: 0 })
    expect((await ana.stop()).sent.frames).toBeGreaterThan(after.sent.frames - 1)
  })

  it('again and again is given up with a clear line, until the next call', async () => {
    const file = join(__dirname, 'no-such-entry.js')
    const end = new VideoProcess({ target: { file, execArgv: [] }, restartMs: 1, maxCrashes: 3 })
    const told = await new Promise((resolve) => end.on((event) => event.type === 'gave-up' && resolve(event)))
    expect(told).toMatchObject({ message: expect.stringContaining('its process died 3 times within a minute') })
    expect(end.errorText).toContain('no-such-entry')
    const again = new Promise((resolve) => end.on((event) => event.type === 'gave-up' && resolve(event)))
    end.send({ type: 'start', call: 'd', peer: { host: '127.0.0.1', port: 9 }, firstOrder: 0 })
    await again
    const final = new Promise((resolve) => end.on((event) => event.type === 'stats' && resolve(event)))
    end.send({ type: 'stop', call: 'd' })
    expect(await final).toMatchObject({ call: 'd', final: true })
    await end.close()
  })
})

describe('the end', () => {
  it('takes the process with it, however often it is asked for', async () => {
    const ana = await open()
    const { pid = 0 } = ana.process
    await Promise.all([ana.process.close(), ana.process.close()])
    expect(isAlive(pid)).toBe(false)
    ana.process.send({ type: 'stats' })
  })

  it('is not a signal from the terminal, which the parent gets too', async () => {
    const ana = await open()
    const { pid = 0 } = ana.process
    for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.kill(pid, signal)
    ana.call({ port: 9 })
    await ana.stats(({ sent }) => sent.frames > 3)
    expect([isAlive(pid), ana.process.pid]).toEqual([true, pid])
  })

  it('of the parent is the end of the process, also when it is killed', async () => {
    const module = resolve(__dirname, '../../../src/media/video/video-process')
    const script = join(files.folder, 'parent.js')
    writeFileSync(
      script,
      `const { VideoProcess } = require(${JSON.stringify(module)})
      const video = new VideoProcess()
      video.on((event) => event.type === 'ready' && console.log(video.pid))`,
    )
    const parent = spawn(process.execPath, ['-r', REGISTER, script])
    let output = ''
    parent.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const pid = await until('the process id', () => (output.includes('\n') ? Number(output) : undefined), 60_000)
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await until('its end', () => (isAlive(pid) ? undefined : true))
  })
})
