import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadOpenCv } from '../../../src/media/codec/opencv-library'
import type { Frame } from '../../../src/media/frame'
import { OpenCvFile } from '../../../src/media/source/opencv-file'
import type { Clip } from '../../../src/media/play/clip'
import { SourceError } from '../../../src/media/source/source'
import { Still } from '../../../src/media/source/still'
import { FfmpegClip } from '../../../src/media/play/ffmpeg-clip'
import { redThenBlue, scratch } from '../../support/clips'
import { halves, openCvCodec, pixelOf } from '../../support/pictures'

const SIZE = { width: 160, height: 120 }
const colourOf = (frame: Frame): string => {
  const [blue = 0, , red = 0] = pixelOf(frame, frame.width >> 1, frame.height >> 1)
  return red > blue ? 'red' : 'blue'
}

/** What a source shows while a clock of our own goes from one moment to another in steps of 10 ms. */
const watch = async (source: Clip, fromMs: number, toMs: number): Promise<string[]> => {
  const seen: string[] = []
  for (let now = fromMs; now < toMs; now += 10) {
    const frame = await source.next({ now, size: SIZE })
    if (frame !== undefined) seen.push(colourOf(frame))
  }
  return seen
}

const count = (seen: readonly string[], colour: string): number => seen.filter((one) => one === colour).length

const files = scratch()
const clip = (kind: string): string => join(files.folder, `clip.${kind}`)
const KINDS = ['mp4', 'avi', 'webm', 'mkv'] as const
beforeAll(() => {
  for (const kind of KINDS) redThenBlue(clip(kind))
  writeFileSync(join(files.folder, 'broken.mp4'), 'this is no video')
})
afterAll(() => files.remove())

describe.each(KINDS)('video file %s by OpenCV', (kind) => {
  it('plays each of its twenty pictures when its time has come, and ends', async () => {
    const source = await OpenCvFile.open(loadOpenCv(), { path: clip(kind), loop: false })
    const first = await watch(source, 5_000, 5_420)
    expect(first).toHaveLength(9)
    expect(count(first, 'red')).toBe(9)
    const rest = await watch(source, 5_420, 7_000)
    expect([count(rest, 'red'), count(rest, 'blue'), source.ended]).toEqual([1, 10, true])
    await source.close()
  })

  it('begins again at its end when it is looped', async () => {
    const source = await OpenCvFile.open(loadOpenCv(), { path: clip(kind), loop: true })
    const seen = await watch(source, 0, 2_960)
    expect(seen.length).toBeGreaterThanOrEqual(59)
    expect(seen.join(' ')).toMatch(/^(red )+(blue )+(red )+(blue )+(red )+(blue ?)+$/)
    expect(source.ended).toBe(false)
    await source.close()
  })
})

describe('video file by OpenCV', () => {
  it('leaves out what is late, and goes on where it was after a long pause', async () => {
    const source = await OpenCvFile.open(loadOpenCv(), { path: clip('mp4'), loop: false })
    await watch(source, 0, 100)
    expect((await watch(source, 400, 405)).length).toBe(1)
    const afterPause = await watch(source, 60_000, 60_400)
    expect(afterPause.length).toBeLessThanOrEqual(9)
    expect([count(afterPause, 'red') > 0, source.ended]).toEqual([true, false])
    await source.close()
  })

  it('gives a picture for each question at its own rate, though they do not come evenly', async () => {
    const source = await OpenCvFile.open(loadOpenCv(), { path: clip('mp4'), loop: true })
    let given = 0
    for (let question = 0; question < 60; question++) {
      const lateMs = (question * 7) % 20
      if ((await source.next({ now: 1_000 + question * 50 + lateMs, size: SIZE })) !== undefined) given++
    }
    expect(given).toBe(60)
    await source.close()
  })

  it('shrinks what is larger than needed', async () => {
    const source = await OpenCvFile.open(loadOpenCv(), { path: clip('mp4'), loop: false })
    expect(await source.next({ now: 0, size: { width: 40, height: 90 } })).toMatchObject({ width: 40, height: 30 })
    await source.close()
    await source.close()
    expect(await source.next({ now: 100, size: SIZE })).toBeUndefined()
  })
})

describe.each<[string, (path: string) => Promise<Clip>]>([
  ['OpenCV', (path) => OpenCvFile.open(loadOpenCv(), { path, loop: false })],
  ['ffmpeg', (path) => FfmpegClip.open(path, false)],
])('a file that cannot be played, by %s', (_, open) => {
  it.each([
    ['broken.mp4', 'unreadable', /broken\.mp4 cannot be read/],
    ['missing.mp4', 'absent', /missing\.mp4 does not exist/],
    ['.', 'unreadable', /is no file/],
  ])('%s: one clear line', async (name, reason, line) => {
    const error = await open(join(files.folder, name)).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(SourceError)
    expect((error as SourceError).message).toMatch(line)
    expect((error as SourceError).message).not.toContain('\n')
    if (name !== 'broken.mp4') expect((error as SourceError).reason).toBe(reason)
  })

  it('addresses and options are no files', async () => {
    for (const path of ['http://127.0.0.1:1/a.mp4', '-version'])
      await expect(open(path)).rejects.toThrow('does not exist')
  })
})

describe('video file by ffmpeg', () => {
  it.each(KINDS)('%s plays at its own pace and ends', async (kind) => {
    const source = await FfmpegClip.open(clip(kind), false)
    const seen: string[] = []
    const began = Date.now()
    while (!source.ended && Date.now() - began < 15_000) {
      const frame = await source.next({ now: Date.now(), size: SIZE })
      if (frame !== undefined) seen.push(colourOf(frame))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await source.close()
    expect(source.ended).toBe(true)
    expect(seen.join(' ')).toMatch(/^(red )+(blue ?)+$/)
    expect(seen.length).toBeGreaterThan(5)
  })

  it('is over at once when it is closed in the middle', async () => {
    const source = await FfmpegClip.open(clip('mp4'), true)
    expect(await source.next({ now: 0, size: SIZE })).toMatchObject(SIZE)
    await source.close()
  })
})

describe('still picture', () => {
  it('is given once, with the time of that moment', async () => {
    const path = join(files.folder, 'still.png')
    writeFileSync(path, await openCvCodec().encodePng(halves(SIZE, [0, 0, 255], [255, 0, 0])))
    const still = await Still.open(openCvCodec(), path)
    expect(await still.next({ now: 42, size: SIZE })).toMatchObject({ ...SIZE, madeAtMs: 42 })
    expect(await still.next({ now: 43, size: SIZE })).toBeUndefined()
    expect(still.label).toBe('still.png')
  })

  it('that is none, or is not there: one clear line', async () => {
    const open = (name: string): Promise<Still> => Still.open(openCvCodec(), join(files.folder, name))
    await expect(open('broken.mp4')).rejects.toThrow(/broken\.mp4 cannot be read. It is no JPEG, PNG or WebP/)
    await expect(open('nothing.png')).rejects.toThrow(/nothing\.png does not exist/)
  })
})
