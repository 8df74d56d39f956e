import { commentOf, encodeComment, findAnnouncement, insertComment } from '../../../src/protocol/media/jpeg-comment'
import {
  encodeReport,
  findReport,
  MAX_REPORT_BYTES,
  type ReceiverReport,
} from '../../../src/protocol/media/receiver-report'
import { halves, openCvCodec, sharpCodec } from '../../support/pictures'
import { seeded } from '../../support/seeded'

const SIZE = { width: 64, height: 48 }
const REPORT: ReceiverReport = { high: 1207, got: 1180, lost: 21, heldMs: 35, delayMs: 12, shownFps: 24.5 }
let jpeg: Uint8Array

beforeAll(async () => {
  jpeg = await openCvCodec().encodeJpeg(halves(SIZE, [0, 0, 255], [255, 0, 0]), 50)
})

const saying = (...comments: readonly Uint8Array[]): Buffer => Buffer.concat(insertComment(jpeg, ...comments))

describe('a report in a picture', () => {
  it('is read back, and says nothing without', () => {
    expect(findReport(saying(encodeReport(REPORT)))).toEqual(REPORT)
    expect(findReport(jpeg)).toBeUndefined()
  })

  it('is the same picture, for every decoder here', async () => {
    for (const codec of [openCvCodec(), sharpCodec()]) {
      const decoded = async (picture: Uint8Array): Promise<Buffer> =>
        Buffer.from((await codec.decodeJpeg(picture, { wanted: SIZE, madeAtMs: 0 })).data)
      expect(await decoded(saying(encodeReport(REPORT)))).toEqual(await decoded(jpeg))
    }
  })

  it('stands beside what a vcall says of itself, and is no word of it to one that knows no reports', () => {
    const report = encodeReport(REPORT)
    const words = encodeComment({ audioPort: 5005 })
    expect(findAnnouncement(saying(report))).toBeUndefined()
    for (const both of [saying(report, words), saying(words, report)]) {
      expect([findAnnouncement(both), findReport(both)]).toEqual([{ audioPort: 5005 }, REPORT])
    }
  })

  it('is never longer than is kept free for it', () => {
    const most = Number.MAX_SAFE_INTEGER
    const huge = { high: most, got: most, lost: most, heldMs: most, delayMs: most, shownFps: most }
    const bytes = encodeReport(huge)
    expect(bytes.length).toBeLessThanOrEqual(MAX_REPORT_BYTES)
    expect(findReport(saying(bytes))).toMatchObject({ high: most, shownFps: 999 })
  })

  it.each([
    [
      'words that are not known',
      'vcall-report high=1 got=1 lost=0 mood=good',
      { high: 1, got: 1, lost: 0, shownFps: 0 },
    ],
    ['no counts', 'vcall-report high=1', undefined],
    ['a negative count', 'vcall-report high=1 got=-1 lost=0', undefined],
    ['no number', 'vcall-report high=NaN got=1 lost=0', undefined],
    ['too large a number', 'vcall-report high=9999999999999999 got=1 lost=0', undefined],
    ['another word', 'vcall-reporter high=1 got=1 lost=0', undefined],
    ['a control character', 'vcall-report high=1\u001b got=1 lost=0', undefined],
    ['too long', `vcall-report high=1 got=1 lost=0 ${'x'.repeat(120)}`, undefined],
  ])('with %s', (_what, text, report) => {
    const found = findReport(saying(commentOf(text)))
    if (report === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(report)
  })

  it('is looked for in anything without harm', () => {
    const random = seeded(7)
    const whole = saying(encodeReport(REPORT))
    for (let cut = 0; cut < 200; cut++) findReport(whole.subarray(0, cut))
    for (let round = 0; round < 2000; round++) {
      const broken = Buffer.from(whole.subarray(0, 200))
      for (let at = 0; at < 4; at++) broken[2 + Math.floor(random() * 198)] = Math.floor(random() * 256)
      findReport(broken)
    }
  })
})
