import fc from 'fast-check'
import { PassThrough } from 'node:stream'
import { Y4mClip } from '../../../src/media/play/y4m-clip'
import { colourY4m } from '../../../src/media/play/y4m-colours'
import { parseY4mHeader, y4mBytes, Y4mError } from '../../../src/media/play/y4m-header'
import { Y4mReader } from '../../../src/media/play/y4m-reader'

const stream = (header: string, ...pictures: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from(`${header}\n`), ...pictures.flatMap((one) => [Buffer.from('FRAME\n'), one])])

const SMALL = 'YUV4MPEG2 W4 H2 F10:1 Ip A1:1 C420jpeg'
const picture = (luma: number): Uint8Array => new Uint8Array(12).fill(luma, 0, 8).fill(128, 8)

const readAll = (chunks: readonly Uint8Array[]): number[] => {
  const reader = new Y4mReader()
  const lumas: number[] = []
  for (const chunk of chunks) reader.push(chunk, (planes) => lumas.push(planes[0] ?? -1))
  return lumas
}

describe('the header of a Y4M stream', () => {
  it.each([
    ['YUV4MPEG2 W640 H480 F30000:1001 Ip A1:1 C420mpeg2 XYSCSS=420MPEG2', 640, 480, 29.97, 460_800],
    ['YUV4MPEG2 W5 H3', 5, 3, 25, 15 + 2 * 6],
    ['YUV4MPEG2 W3840 H2160 F50:1', 3840, 2160, 50, 3840 * 2160 * 1.5],
    ['YUV4MPEG2 W5 H3 C422 F0:0', 5, 3, 25, 15 + 2 * 9],
    ['YUV4MPEG2 H3 W5 C444', 5, 3, 25, 45],
    ['YUV4MPEG2 W5 H3 Cmono F9999:1', 5, 3, 25, 15],
  ])('%s', (line, width, height, fps, bytes) => {
    const format = parseY4mHeader(line)
    expect(format).toMatchObject({ width, height })
    expect(format.fps).toBeCloseTo(fps, 2)
    expect(y4mBytes(format)).toBe(bytes)
  })

  it.each([
    'RIFF',
    '',
    'YUV4MPEG2',
    'YUV4MPEG2 W0 H1',
    'YUV4MPEG2 W-1 H5',
    'YUV4MPEG2 W99999 H99999',
    'YUV4MPEG2 W1e9 H1',
    'YUV4MPEG2 W99999999999999999999 H1',
    'YUV4MPEG2 W4 H4 C420p10',
    'YUV4MPEG2 W4 H4 C444alpha',
  ])('refuses "%s"', (line) => expect(() => parseY4mHeader(line)).toThrow(Y4mError))
})

describe('the reader of a Y4M stream', () => {
  const whole = stream(SMALL, picture(1), picture(2), picture(3))

  it('gives the same pictures however the stream is cut', () => {
    for (let at = 0; at <= whole.length; at++) {
      expect(readAll([whole.subarray(0, at), whole.subarray(at)])).toEqual([1, 2, 3])
    }
    expect(readAll([...whole].map((byte) => Uint8Array.of(byte)))).toEqual([1, 2, 3])
  })

  it('bears words after FRAME, and nothing else in its place', () => {
    const words = Buffer.concat([Buffer.from(`${SMALL}\nFRAME Ip\n`), picture(7)])
    expect(readAll([words])).toEqual([7])
    expect(() => readAll([Buffer.from(`${SMALL}\nFRAMES\n`)])).toThrow(Y4mError)
  })

  it('throws Y4mError or nothing on any bytes, and keeps no more than a line of them', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 2000 })), (chunks) => {
        try {
          readAll(chunks)
        } catch (error) {
          expect(error).toBeInstanceOf(Y4mError)
        }
      }),
    )
    expect(() => readAll([Buffer.alloc(600, 65)])).toThrow('no end')
  })
})

it('the colours of Y4M are those of limited range', () => {
  const bgr = new Uint8Array(6)
  const format = { width: 2, height: 1, fps: 25, chroma: { across: 1, down: 1 } as const }
  colourY4m(Uint8Array.of(16, 235, 128, 128, 128, 128), format, bgr)
  expect([...bgr]).toEqual([0, 0, 0, 255, 255, 255])
  colourY4m(Uint8Array.of(82, 41, 90, 240, 240, 110), format, bgr)
  // Red and blue of BT.601.
  expect([...bgr].map((value) => Math.round(value / 51))).toEqual([0, 0, 5, 5, 0, 0])
})

describe('a Y4M stream as a clip', () => {
  const open = async (bytes: Uint8Array): Promise<Y4mClip> => {
    const source = new PassThrough()
    source.end(bytes)
    return Y4mClip.open(source)
  }

  it('gives each picture when its time has come, leaves out what is late, and ends', async () => {
    const clip = await open(stream(SMALL, ...[10, 20, 30, 40].map((luma) => picture(luma))))
    const size = { width: 4, height: 2 }
    const at = async (now: number): Promise<number | undefined> => (await clip.next({ now, size }))?.data[0]
    expect(clip.fps).toBe(10)
    const first = await at(1000)
    expect(first).toBeDefined()
    expect(await at(1010)).toBeUndefined()
    const third = await at(1200)
    expect(third).toBeGreaterThan(first! + 15)
    expect(clip.positionMs).toBe(200)
    expect(clip.ended).toBe(false)
    await new Promise(setImmediate)
    expect(await at(1300)).toBeGreaterThan(third!)
    expect(clip.ended).toBe(true)
    await clip.close()
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'ended before its first picture'],
    ['no Y4M', Buffer.from('hello\n'), 'no Y4M'],
    ['half a picture', stream(SMALL).subarray(0, 42), 'ended before its first picture'],
  ])('that is %s cannot be opened', async (_, bytes, words) => {
    await expect(open(bytes)).rejects.toThrow(words)
  })
})
