import { execFileSync } from 'node:child_process'
import { readJpegHeader } from '../../../src/media/codec/jpeg-header'
import type { PictureCodec } from '../../../src/media/codec/codec'
import {
  encodeComment,
  findAnnouncement,
  insertComment,
  MAX_COMMENT_BYTES,
  type Announcement,
} from '../../../src/protocol/media/jpeg-comment'
import { halves, openCvCodec, sharpCodec } from '../../support/pictures'
import { seeded } from '../../support/seeded'

const SIZE = { width: 64, height: 48 }
const OURS: Announcement = { audioPort: 5005 }
const codecs: readonly (readonly [string, PictureCodec])[] = [
  ['OpenCV', openCvCodec()],
  ['sharp', sharpCodec()],
]

const announced = (jpeg: Uint8Array, announcement = OURS): Buffer =>
  Buffer.concat(insertComment(jpeg, encodeComment(announcement)))

const picture = (codec: PictureCodec): Promise<Uint8Array> =>
  codec.encodeJpeg(halves(SIZE, [0, 0, 255], [255, 0, 0]), 50)

const decoded = async (codec: PictureCodec, jpeg: Uint8Array): Promise<Buffer> =>
  Buffer.from((await codec.decodeJpeg(jpeg, { wanted: SIZE, madeAtMs: 0 })).data)

/** A segment whose length field says what it is told. */
const segment = (code: number, text: string | Uint8Array, length?: number): Buffer => {
  const body = Buffer.from(text as string, 'latin1')
  const said = length ?? body.length + 2
  return Buffer.concat([Buffer.from([0xff, code, said >> 8, said & 0xff]), body])
}

const START = Buffer.from([0xff, 0xd8])
const JFIF = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')
const TABLE = segment(0xdb, Buffer.alloc(65, 1))
const SCAN = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0])
const comment = (text: string): Buffer => segment(0xfe, text)
const jpegOf = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat([START, ...parts])

describe.each(codecs)('a picture of %s', (_name, codec) => {
  test('is the same picture with the comment, for every decoder here', async () => {
    const jpeg = await picture(codec)
    const ours = announced(jpeg)
    expect(ours.length - jpeg.length).toBe(encodeComment(OURS).length)
    for (const [, decoder] of codecs) expect(await decoded(decoder, ours)).toEqual(await decoded(decoder, jpeg))
    const raw = ['-loglevel', 'error', '-f', 'mjpeg', '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'bgr24', '-']
    const ffmpeg = (input: Uint8Array): Buffer => execFileSync('ffmpeg', raw, { input })
    expect(ffmpeg(ours)).toHaveLength(SIZE.width * SIZE.height * 3)
    expect(ffmpeg(ours)).toEqual(ffmpeg(jpeg))
    expect(readJpegHeader(ours)).toEqual(readJpegHeader(jpeg))
  })

  test('is read back, and says nothing without', async () => {
    const jpeg = await picture(codec)
    expect(findAnnouncement(jpeg)).toBeUndefined()
    expect(findAnnouncement(announced(jpeg))).toEqual(OURS)
    expect(findAnnouncement(announced(jpeg, {}))).toEqual({})
  })

  test('cut anywhere: what it says, or nothing', async () => {
    const ours = announced(await picture(codec))
    const end = ours.indexOf('audio=5005') + 10
    for (let length = 0; length <= ours.length; length++) {
      expect(findAnnouncement(ours.subarray(0, length))).toEqual(length < end ? undefined : OURS)
    }
  })
})

test('stands right behind the JFIF segment, or behind the start where that is not the first', () => {
  const ours = encodeComment(OURS)
  expect(announced(jpegOf(JFIF, TABLE))).toEqual(jpegOf(JFIF, ours, TABLE))
  expect(announced(jpegOf(TABLE, JFIF))).toEqual(jpegOf(ours, TABLE, JFIF))
  expect(announced(jpegOf(segment(0xe0, 'JFIF', 900), TABLE))).toEqual(jpegOf(ours, segment(0xe0, 'JFIF', 900), TABLE))
  expect(announced(START)).toEqual(jpegOf(ours))
})

test('the bytes are those of the comment of any JPEG, and few', () => {
  expect(Buffer.from(encodeComment(OURS)).toString('latin1')).toBe('\xff\xfe\x00\x12vcall audio=5005')
  expect(encodeComment({ audioPort: 65535 }).length).toBeLessThan(MAX_COMMENT_BYTES)
})

test('the picture is not copied', () => {
  const jpeg = jpegOf(JFIF, TABLE)
  for (const piece of insertComment(jpeg, encodeComment(OURS)).filter((_, at) => at !== 1)) {
    expect(piece.buffer).toBe(jpeg.buffer)
  }
})

test.each<[string, Uint8Array, Announcement | undefined]>([
  ['before the JFIF segment', jpegOf(comment('vcall audio=1'), JFIF, TABLE, SCAN), { audioPort: 1 }],
  ['behind tables', jpegOf(JFIF, TABLE, TABLE, comment('vcall audio=65535'), SCAN), { audioPort: 65_535 }],
  ['behind another comment', jpegOf(JFIF, comment('made by hand'), comment('vcall audio=7')), { audioPort: 7 }],
  ['behind fill bytes', jpegOf(JFIF, Buffer.from([0xff, 0xff]), comment('vcall audio=7')), { audioPort: 7 }],
  ['with words of a later version', jpegOf(comment('vcall x=1 audio=7 video=av1')), { audioPort: 7 }],
  ['behind the first scan', jpegOf(JFIF, TABLE, SCAN, comment('vcall audio=7')), undefined],
  ['behind the end', jpegOf(JFIF, Buffer.from([0xff, 0xd9]), comment('vcall audio=7')), undefined],
  ['in no JPEG', comment('vcall audio=7'), undefined],
  ['behind a kilobyte', jpegOf(segment(0xe1, Buffer.alloc(1100)), comment('vcall audio=7')), undefined],
  ['in a segment that is no comment', jpegOf(segment(0xe5, 'vcall audio=7')), undefined],
  ['with a length that lies: longer', jpegOf(segment(0xfe, 'vcall audio=7', 400), TABLE), undefined],
  ['with a length that lies: shorter', jpegOf(segment(0xfe, 'vcall audio=5005', 17)), { audioPort: 500 }],
  ['with no length at all', jpegOf(segment(0xfe, 'vcall audio=7', 0)), undefined],
  ['behind a segment of length one', jpegOf(segment(0xe0, '', 1), comment('vcall audio=7')), undefined],
])('%s', (_where, jpeg, found) => {
  expect(findAnnouncement(jpeg)).toEqual(found)
})

test.each([
  'vcall audio=0',
  'vcall audio=65536',
  'vcall audio=99999999',
  'vcall audio=-1',
  'vcall audio=5005.0',
  'vcall audio=',
  'vcall audio=5005x',
  'vcall  audio=5005',
  'vcall audio=5005 ',
  ' vcall audio=5005',
  'VCALL audio=5005',
  'vcallaudio=5005',
  'vcall\naudio=5005',
  'vcall audio=5005\0',
  'vcall \x1b[2J audio=5005',
  'vcall audio=\xb2\xb2',
  `vcall ${'x'.repeat(35)}`,
  '',
])('%j says nothing', (text) => {
  expect(findAnnouncement(jpegOf(JFIF, comment(text), TABLE, SCAN))).toBeUndefined()
})

test('100,000 damaged pictures do not throw, and what is found is a port', () => {
  const next = seeded(5)
  const good = announced(jpegOf(JFIF, TABLE, segment(0xc0, Buffer.alloc(15, 8)), SCAN))
  let found = 0
  for (let round = 0; round < 100_000; round++) {
    const bytes = Buffer.from(good.subarray(0, 2 + Math.floor(next() * good.length)))
    for (let change = 0; change < 3; change++) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256)
    const { audioPort } = findAnnouncement(bytes) ?? {}
    if (audioPort === undefined) continue
    found++
    if (!(Number.isInteger(audioPort) && audioPort >= 1 && audioPort <= 65_535)) throw new Error(bytes.toString('hex'))
  }
  expect(found).toBeGreaterThan(1000)
})
