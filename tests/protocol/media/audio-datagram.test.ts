import fc from 'fast-check'
import { decodeAudio, encodeAudio } from '../../../src/protocol/media/audio-datagram'
import { seeded } from '../../support/seeded'
import { vectors } from '../../vectors/v1/audio.json'

type Vector = (typeof vectors)[number]

const datagramOf = ({ header, pattern, payloadBytes }: Vector): Uint8Array =>
  Buffer.concat([Buffer.from(header), Buffer.alloc(payloadBytes, Buffer.from(pattern, 'hex'))])

describe('vectors', () => {
  test.each(vectors)('$status: $name', (vector) => {
    const read = decodeAudio(datagramOf(vector))
    if (vector.status === 'invalid') {
      expect(read).toBeUndefined()
      return
    }
    const { order, samples } = read!
    const first = Array.from(samples.subarray(0, 2), (sample) => sample * 32768)
    expect({ order, samples: samples.length, first }).toEqual(vector.reads)
  })

  test.each(vectors.filter(({ status }) => status === 'correct'))('is sent the same: $name', (vector) => {
    const datagram = datagramOf(vector)
    const { order, samples } = decodeAudio(datagram)!
    expect(Buffer.from(encodeAudio(order, samples)).equals(datagram)).toBe(true)
  })
})

test('too loud is clipped and never wraps; what is no number is silence', () => {
  const samples = Float32Array.of(1, -1, 1.5, -1.5, Infinity, -Infinity, NaN, 0.5)
  const read = decodeAudio(encodeAudio(0, samples))!
  const top = 32767 / 32768
  expect([...read.samples]).toEqual([top, -1, top, -1, top, -1, 0, 0.5])
})

test('a part of a larger memory is read and written as itself', () => {
  const samples = Float32Array.of(9, 0.25, -0.25, 9).subarray(1, 3)
  const datagram = encodeAudio(12, samples)
  const inside = Uint8Array.of(0x39, ...datagram, 0x39).subarray(1, -1)
  expect(decodeAudio(inside)).toEqual({ order: 12, samples: Float32Array.of(0.25, -0.25) })
})

test('more than a packet is not sent', () => {
  expect(() => encodeAudio(0, new Float32Array(1025))).toThrow(RangeError)
})

test('cut anywhere: as many whole samples as there are, or nothing', () => {
  const whole = encodeAudio(
    4711,
    Float32Array.from({ length: 1024 }, (_, index) => index / 2048),
  )
  const { samples: all } = decodeAudio(whole)!
  for (let length = 0; length <= whole.length; length++) {
    const count = Math.floor((length - 5) / 2)
    const expected = count < 1 ? undefined : { order: 4711, samples: all.subarray(0, count) }
    expect(decodeAudio(whole.subarray(0, length))).toEqual(expected)
  }
})

test('what is encoded is read back to the nearest step', () => {
  const samples = fc.float32Array({ min: -1, max: Math.fround(0.9999), noNaN: true, minLength: 1, maxLength: 1024 })
  fc.assert(
    fc.property(fc.maxSafeNat(), samples, (order, sent) => {
      const read = decodeAudio(encodeAudio(order, sent))!
      expect(read.order).toBe(order)
      expect(read.samples).toHaveLength(sent.length)
      expect(read.samples.every((value, at) => Math.abs(value - sent[at]!) <= 0.5 / 32768)).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('100,000 random datagrams do not throw, and what is taken for sound has an order and samples', () => {
  const next = seeded(11)
  let taken = 0
  for (let round = 0; round < 100_000; round++) {
    const datagram = Uint8Array.from({ length: Math.floor(next() * 24) }, () =>
      next() < 0.5 ? 0x30 + Math.floor(next() * 10) : next() < 0.3 ? 0x23 : Math.floor(next() * 256),
    )
    const read = decodeAudio(datagram)
    if (read === undefined) continue
    taken++
    const { order, samples } = read
    const good = Number.isSafeInteger(order) && order >= 0 && samples.length >= 1 && samples.every(Number.isFinite)
    if (!good) throw new Error(Buffer.from(datagram).toString('hex'))
  }
  expect(taken).toBeGreaterThan(1000)
})
