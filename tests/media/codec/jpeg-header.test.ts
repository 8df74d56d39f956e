import * as fc from 'fast-check'
import { readJpegHeader } from '../../../src/media/codec/jpeg-header'
import { noise, openCvCodec, sharpCodec } from '../../support/pictures'

const SIZE = { width: 64, height: 48 }

/** The length field of the frame header, behind its marker. */
const frameAt = (jpeg: Uint8Array): number => {
  const at = Buffer.from(jpeg).findIndex((byte, i) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[i + 1] ?? 0))
  if (at < 0) throw new Error('no frame header')
  return at + 2
}

const withSize = (jpeg: Uint8Array, width: number, height: number): Buffer => {
  const changed = Buffer.from(jpeg)
  changed.writeUInt16BE(height, frameAt(jpeg) + 3)
  changed.writeUInt16BE(width, frameAt(jpeg) + 5)
  return changed
}

describe('JPEG header', () => {
  let jpeg: Buffer
  beforeAll(async () => {
    jpeg = Buffer.from(await openCvCodec().encodeJpeg(noise(SIZE), 60))
  })

  it('reads the size of what both codecs write', async () => {
    const expected = { ...SIZE, components: 3, progressive: false, scans: 1 }
    expect(readJpegHeader(jpeg)).toEqual(expected)
    expect(readJpegHeader(await sharpCodec().encodeJpeg(noise(SIZE), 60))).toEqual(expected)
  })

  it('passes over segments before the frame, fill bytes and a thumbnail in them', () => {
    const thumbnail = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), jpeg])
    thumbnail.writeUInt16BE(jpeg.length + 2, 2)
    const filled = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xff]), thumbnail, jpeg.subarray(2)])
    expect(readJpegHeader(filled)).toMatchObject(SIZE)
  })

  it('refuses sizes that are a lie, before anything is allocated', () => {
    expect(readJpegHeader(withSize(jpeg, 65_535, 65_535))).toBe('oversize')
    expect(readJpegHeader(withSize(jpeg, 2_001, 2_000))).toBe('oversize')
    expect(readJpegHeader(withSize(jpeg, 2_000, 2_000))).toMatchObject({ width: 2_000 })
    expect(readJpegHeader(withSize(jpeg, 0, 48))).toBe('damaged')
    expect(readJpegHeader(withSize(jpeg, 64, 0))).toBe('damaged')
  })

  it('refuses what is cut off, at every length', () => {
    for (let length = 0; length < jpeg.length; length++)
      expect(readJpegHeader(jpeg.subarray(0, length))).toBe('damaged')
  })

  it('refuses what no camera makes: arithmetic, lossless, 12 bits, four or two components', () => {
    const change = (offset: number, value: number): Buffer => {
      const changed = Buffer.from(jpeg)
      changed[frameAt(jpeg) + offset] = value
      return changed
    }
    for (const code of [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
      expect(readJpegHeader(change(-1, code))).toBe('damaged')
    expect(readJpegHeader(change(2, 12))).toBe('damaged')
    expect(readJpegHeader(change(7, 4))).toBe('damaged')
    expect(readJpegHeader(change(7, 2))).toBe('damaged')
  })

  it('refuses a picture that costs many passes', () => {
    const large = withSize(jpeg, 1_600, 1_200)
    const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0])
    const end = large.subarray(-2)
    const bomb = Buffer.concat([large.subarray(0, -2), ...Array.from({ length: 3_000 }, () => scan), end])
    expect(readJpegHeader(bomb)).toBe('oversize')
  })

  it('refuses other pictures and other bytes', () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex')
    for (const bytes of [png, Buffer.alloc(0), Buffer.from('STOP'), Buffer.from([0xff, 0xd8, 0xff, 0xd9])])
      expect(readJpegHeader(bytes)).toBe('damaged')
  })

  it('never throws and never believes more than the limit, whatever bytes it is given', () => {
    const mutated = fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
      const bytes = Buffer.from(jpeg)
      for (const [at, value] of changes) bytes[at] = value
      return bytes
    })
    const anything = fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from([0xff, 0xd8, 0xff, ...bytes]))
    fc.assert(
      fc.property(fc.oneof(mutated, anything), (bytes) => {
        const header = readJpegHeader(bytes)
        return typeof header === 'string' || header.width * header.height * header.scans <= 24_000_000
      }),
      { numRuns: 5_000 },
    )
  })
})
