import fc from 'fast-check'
import { decodeVideo, encodeVideo, encodeVideoHeader } from '../../../src/protocol/media/video-datagram'
import { vectors } from '../../vectors/v0/video.json'

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))

describe('vectors', () => {
  test.each(vectors)('$status: $name', ({ hex, status, reads }) => {
    const read = decodeVideo(bytes(hex))
    if (status === 'invalid') {
      expect(read).toBeUndefined()
      return
    }
    const { jpeg, ...rest } = read!
    expect({ ...rest, jpegBytes: jpeg.length }).toEqual(reads)
  })

  test.each(vectors.filter(({ status }) => status === 'correct'))('is sent the same: $name', ({ hex }) => {
    const { order, hints, jpeg } = decodeVideo(bytes(hex))!
    const { madeAtMs, width, height, fps } = hints
    const again = encodeVideo({ order: order!, madeAtMs: madeAtMs!, width: width!, height: height!, fps: fps! }, jpeg)
    expect(Buffer.from(again).toString('hex')).toBe(hex)
  })
})

test('the picture is a view of the datagram, not a copy', () => {
  const datagram = bytes('302331233278322331' + '23' + 'ffd8ff')
  expect(decodeVideo(datagram)!.jpeg.buffer).toBe(datagram.buffer)
})

test('a frame rate below one is sent as one, and a broken one as a whole number', () => {
  const header = (fps: number): string =>
    Buffer.from(encodeVideoHeader({ order: 0, madeAtMs: 0, width: 1, height: 1, fps })).toString()
  expect(header(0.2)).toBe('0#0.000000#1x1#1#')
  expect(header(19.83)).toBe('0#0.000000#1x1#20#')
})

test('what is encoded is read back, whatever the picture contains', () => {
  const header = fc.record({
    order: fc.nat(),
    madeAtMs: fc.nat({ max: 2 ** 42 }),
    width: fc.integer({ min: 1, max: 9999 }),
    height: fc.integer({ min: 1, max: 9999 }),
    fps: fc.integer({ min: 1, max: 240 }),
  })
  fc.assert(
    fc.property(header, fc.uint8Array({ maxLength: 300 }), (sent, tail) => {
      const jpeg = Uint8Array.of(0xff, 0xd8, ...tail)
      const { order, ...hints } = sent
      const read = decodeVideo(encodeVideo(sent, jpeg))!
      expect(read.order).toBe(order)
      expect(read.jpeg).toEqual(jpeg)
      expect({ ...read.hints, madeAtMs: Math.round(read.hints.madeAtMs!) }).toEqual(hints)
    }),
  )
})

/** A small generator with a seed, so that 100,000 datagrams cost no time to make. */
const random = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

test('100,000 random datagrams do not throw, and what is taken for video starts like a JPEG', () => {
  const next = random(7)
  let taken = 0
  for (let round = 0; round < 100_000; round++) {
    const datagram = Uint8Array.from({ length: Math.floor(next() * 60) }, () => {
      const kind = next()
      if (kind < 0.2) return 0x23
      if (kind < 0.35) return 0xff
      if (kind < 0.5) return 0xd8
      return Math.floor(next() * 256)
    })
    const read = decodeVideo(datagram)
    if (read === undefined) continue
    taken++
    if (read.jpeg[0] !== 0xff || read.jpeg[1] !== 0xd8) throw new Error(Buffer.from(datagram).toString('hex'))
    if (read.order !== undefined && !(Number.isSafeInteger(read.order) && read.order >= 0))
      throw new Error(`order ${read.order}`)
  }
  expect(taken).toBeGreaterThan(1000)
})
