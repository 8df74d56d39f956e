import { encodeComment, insertComment } from '../../../src/protocol/media/jpeg-comment'
import { encodeVideo } from '../../../src/protocol/media/video-datagram'
import type { DecodeRequest, PictureCodec, Size } from '../../../src/media/codec/codec'
import { readJpegHeader } from '../../../src/media/codec/jpeg-header'
import type { Frame } from '../../../src/media/frame'
import { Peer } from '../../../src/media/wire/peer'
import { Receiver } from '../../../src/media/video/receiver'
import { Statistics } from '../../../src/media/video/statistics'
import { halves, noise, openCvCodec, sharpCodec } from '../../support/pictures'
import { randomDatagram } from '../../support/random-datagrams'
import { until } from '../../support/until'

const PEER = '127.0.0.1'
const SIZE = { width: 64, height: 48 }
const codec = openCvCodec()

const make = (options: { codec?: PictureCodec; wanted?: Size } = {}) => {
  const frames: Frame[] = []
  const heard: number[] = []
  const announced: (number | undefined)[] = []
  const statistics = new Statistics(0, 0)
  const state = { wanted: options.wanted ?? SIZE }
  const receiver = new Receiver(
    {
      codec: options.codec ?? codec,
      wanted: () => state.wanted,
      onPicture: (frame) => frames.push(frame),
      onHeard: () => heard.push(frames.length),
      onReport: () => undefined,
      onAnnounced: ({ audioPort }) => announced.push(audioPort),
    },
    { peer: new Peer({ host: PEER, port: 5001 }), statistics },
  )
  const received = () => statistics.report(1, 'whole').received
  return { receiver, frames, heard, announced, received, state, statistics }
}

const datagram = (order: number, jpeg: Uint8Array, madeAtMs = Date.now()): Uint8Array =>
  encodeVideo({ order, madeAtMs, width: 9, height: 9, fps: 30 }, jpeg)

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('receiver', () => {
  let jpeg: Uint8Array
  beforeAll(async () => {
    jpeg = await codec.encodeJpeg(noise(SIZE), 50)
  })

  it('decodes what the peer sends, in the size of the picture and not of its header', async () => {
    const { receiver, frames, received, statistics } = make()
    receiver.push(datagram(0, jpeg), PEER, 0)
    receiver.push(jpeg, PEER, 10)
    await settle()
    expect(frames.at(-1)).toMatchObject(SIZE)
    expect(received()).toMatchObject({ frames: 2, lost: 0, ...SIZE })
    expect(statistics.report(1, 'whole').latencyMs?.p95).toBeLessThan(5_000)
  })

  it('shows in growing order, and counts what is lost and late', async () => {
    const { receiver, frames, received } = make()
    for (const order of [0, 1, 4, 3, 4, 6]) {
      receiver.push(datagram(order, jpeg, order * 1_000), PEER, order)
      await settle()
    }
    expect(frames.map((frame) => frame.madeAtMs)).toEqual([0, 1_000, 4_000, 6_000])
    // 2 and 5 never came, 3 came late, 4 came twice.
    expect(received()).toMatchObject({ frames: 4, lost: 2, late: 2 })
  })

  it('does not take a hold for a loss', async () => {
    const { receiver, received } = make()
    receiver.push(datagram(0, jpeg), PEER, 0)
    receiver.expectGap()
    receiver.push(datagram(40, jpeg), PEER, 2_000)
    await settle()
    expect(received()).toMatchObject({ frames: 2, lost: 0 })
  })

  it('counts each kind of drop by its name', async () => {
    const { receiver, received, heard } = make()
    const lying = Buffer.from(jpeg)
    const at = lying.indexOf(Buffer.from([0xff, 0xc0]))
    lying.writeUInt16BE(65_535, at + 5)
    lying.writeUInt16BE(65_535, at + 7)
    for (const bytes of [Buffer.from('STOP'), Buffer.alloc(0), jpeg.subarray(0, 300)]) receiver.push(bytes, PEER, 0)
    receiver.push(datagram(0, lying), PEER, 0)
    receiver.push(datagram(1, jpeg), '192.0.2.9', 0)
    await settle()
    expect(received()).toMatchObject({ frames: 0, damaged: 3, oversize: 1, foreign: 1 })
    expect(heard).toHaveLength(0)
  })

  it('keeps the last picture when one is damaged inside', async () => {
    const { receiver, frames, received } = make({
      codec: Object.assign(Object.create(codec), {
        decodeJpeg: (bytes: Uint8Array, request: DecodeRequest) =>
          codec.decodeJpeg(bytes.length === jpeg.length ? bytes : Buffer.from('x'), request),
      }) as PictureCodec,
    })
    receiver.push(datagram(0, jpeg), PEER, 0)
    await settle()
    receiver.push(datagram(1, Buffer.concat([jpeg, jpeg.subarray(0, 1)])), PEER, 1)
    await settle()
    expect([frames.length, received().damaged]).toEqual([1, 1])
    expect(receiver.lastJpeg).toHaveLength(jpeg.length)
  })

  it('decodes the newest only: one at a time, one waits, the others are skipped', async () => {
    const finish: (() => void)[] = []
    const slow = Object.assign(Object.create(codec), {
      decodeJpeg: (bytes: Uint8Array, request: DecodeRequest) =>
        new Promise((resolve) => finish.push(() => resolve(codec.decodeJpeg(bytes, request)))),
    }) as PictureCodec
    const { receiver, frames, received } = make({ codec: slow })
    for (let order = 0; order < 10; order++) receiver.push(datagram(order, jpeg, order * 1_000), PEER, order)
    await settle()
    expect(finish).toHaveLength(1)
    finish[0]?.()
    await settle()
    expect(finish).toHaveLength(2)
    finish[1]?.()
    await settle()
    expect(frames.map((frame) => frame.madeAtMs)).toEqual([0, 9_000])
    expect(received()).toMatchObject({ frames: 10, skipped: 8, lost: 0 })
  })

  it('tells that the peer lives at the first picture and then four times a second', () => {
    const { receiver, heard } = make()
    for (let ms = 0; ms < 1_000; ms += 20) receiver.push(datagram(ms, jpeg), PEER, ms)
    expect(heard).toHaveLength(4)
  })

  it('hears what the peer says of itself in a picture, of the peer alone and not of late pictures', async () => {
    const { receiver, announced, received } = make()
    const saying = (audioPort: number): Uint8Array => Buffer.concat(insertComment(jpeg, encodeComment({ audioPort })))
    receiver.push(datagram(5, saying(1)), '192.0.2.9', 0)
    receiver.push(datagram(5, jpeg), PEER, 0)
    receiver.push(datagram(4, saying(2)), PEER, 10)
    expect(announced).toEqual([])
    receiver.push(datagram(6, saying(5005)), PEER, 20)
    receiver.push(datagram(7, saying(5005)), PEER, 2_000)
    await settle()
    expect(announced).toEqual([5005])
    expect(received()).toMatchObject({ damaged: 0, foreign: 1, late: 1 })
  })

  it('decodes the last picture again when more of it can be shown, and only then', async () => {
    const large = halves({ width: 320, height: 240 }, [0, 0, 255], [255, 0, 0])
    const { receiver, frames, state, received } = make({ wanted: { width: 40, height: 30 } })
    receiver.push(datagram(0, await codec.encodeJpeg(large, 50)), PEER, 0)
    await settle()
    receiver.again()
    await settle()
    state.wanted = { width: 160, height: 120 }
    receiver.again()
    await settle()
    receiver.again()
    await settle()
    expect(frames.map((frame) => frame.width)).toEqual([40, 160])
    expect(received()).toMatchObject({ frames: 1, width: 320, height: 240 })
  })

  it('survives 100,000 random datagrams with flat memory', async () => {
    // The other codec writes a line to the screen for each damaged picture that it can still decode.
    const { receiver, received } = make({ codec: sharpCodec(), wanted: { width: 1, height: 1 } })
    const good = datagram(0, jpeg)
    let settledMb = 0
    for (let number = 0; number < 100_000; number++) {
      receiver.push(randomDatagram(number, good), PEER, number)
      if (number % 200 === 0) await settle()
      if (number === 20_000) settledMb = process.memoryUsage.rss() / 1e6
    }
    await settle()
    const { frames, damaged, oversize, late } = received()
    expect(damaged).toBeGreaterThan(30_000)
    expect(frames + damaged + oversize + late).toBeGreaterThanOrEqual(100_000)
    expect(process.memoryUsage.rss() / 1e6 - settledMb).toBeLessThan(150)
  }, 120_000)

  it('still shows a good picture after all that', async () => {
    const { receiver, frames } = make()
    receiver.push(Buffer.from('rubbish'), PEER, 0)
    receiver.push(datagram(1, jpeg), PEER, 1)
    await until('the picture', () => frames[0])
    expect(readJpegHeader(receiver.lastJpeg ?? Buffer.alloc(0))).toMatchObject(SIZE)
  })
})
