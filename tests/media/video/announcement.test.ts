import { findAnnouncement, insertComment, type Announcement } from '../../../src/protocol/media/jpeg-comment'
import { decodeVideo, encodeVideo } from '../../../src/protocol/media/video-datagram'
import { AnnouncementReader } from '../../../src/media/video/announcement-reader'
import { Announcer } from '../../../src/media/video/announcer'
import { halves, openCvCodec } from '../../support/pictures'

const SOUND: Announcement = { audioPort: 5005 }
let jpeg: Uint8Array

beforeAll(async () => {
  jpeg = await openCvCodec().encodeJpeg(halves({ width: 64, height: 48 }, [0, 0, 255], [255, 0, 0]), 50)
})

const pictureOf = (announcer: Announcer, atMs: number): Buffer => {
  const comment = announcer.comment(atMs)
  return Buffer.concat(insertComment(jpeg, ...(comment ? [comment] : [])))
}

const saying = (announcement: Announcement): Uint8Array => pictureOf(new Announcer(announcement), 0)

const heard = (pictures: readonly (readonly [number, Uint8Array])[]): readonly (number | undefined)[] => {
  const told: (number | undefined)[] = []
  const reader = new AnnouncementReader(({ audioPort }) => told.push(audioPort))
  for (const [atMs, picture] of pictures) reader.read(picture, atMs)
  return told
}

test('the first pictures say it, then one a second', () => {
  const announcer = new Announcer(SOUND)
  const saidMs: number[] = []
  for (let atMs = 0; atMs < 3500; atMs += 50) {
    const picture = pictureOf(announcer, atMs)
    if (findAnnouncement(picture)) saidMs.push(atMs)
    else expect(picture.equals(jpeg)).toBe(true)
  }
  const first = Array.from({ length: 25 }, (_, at) => at * 50)
  expect(saidMs).toEqual([...first, 2200, 3200])
})

test('a picture that says it is the picture of its datagram', () => {
  const [header, body] = [{ order: 3, madeAtMs: 0, width: 64, height: 48, fps: 20 }, saying(SOUND)]
  expect(findAnnouncement(decodeVideo(encodeVideo(header, body))!.jpeg)).toEqual(SOUND)
})

test('it is told once, and when it changes', () => {
  const other = { audioPort: 6006 }
  const row: [number, Uint8Array][] = [0, 50, 1100].map((atMs) => [atMs, saying(SOUND)])
  const rest: [number, Uint8Array][] = [
    [2000, jpeg],
    [2100, saying(other)],
    [3200, saying({})],
    [4300, saying({})],
    [5400, saying(SOUND)],
  ]
  expect(heard([...row, ...rest])).toEqual([5005, 6006, undefined, 5005])
})

test('a peer without a word is not told about', () => {
  expect(heard([0, 1000, 2000].map((atMs) => [atMs, jpeg]))).toEqual([])
})

test('a peer that says something else in each picture is believed once a second', () => {
  const pictures = Array.from({ length: 200 }, (_, at): [number, Uint8Array] => [
    at * 20,
    saying({ audioPort: at + 1 }),
  ])
  expect(heard(pictures)).toHaveLength(4)
})
