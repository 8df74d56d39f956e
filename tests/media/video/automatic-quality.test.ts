import type { VideoStats } from '../../../src/media/video/messages'
import { KNOBS } from '../../../src/media/quality/automatic'
import { NarrowWay } from '../../support/narrow-way'
import { VideoEnd } from '../../support/video-end'

jest.setTimeout(180_000)

const ends: VideoEnd[] = []
const ways: NarrowWay[] = []
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end.process.close()))
  for (const way of ways.splice(0)) way.close()
})

const open = async (): Promise<VideoEnd> => {
  const end = await VideoEnd.open()
  ends.push(end)
  return end
}

/** What a picture of a second costs of the way, by what is in force. */
const kbpsOf = ({ inForce }: VideoStats): number => ((inForce?.pictureBytes ?? 0) * 8 * (inForce?.fps ?? 0)) / 1000

describe('automatic quality between two vcalls', () => {
  it('falls where the way becomes narrow and lossy, and rises again where it does not', async () => {
    const [ana, luis] = [await open(), await open()]
    const there = await NarrowWay.open(luis.port, 11)
    const back = await NarrowWay.open(ana.port, 12)
    ways.push(there, back)
    ana.configure({ automatic: KNOBS, fps: 25 })
    ana.call(there)
    luis.call(back)
    const wide = await ana.stats(({ peer, inForce }) => peer !== undefined && (inForce?.pictureBytes ?? 0) > 0)
    expect(wide.peer).toMatchObject({ lossShare: 0 })
    const kbps = kbpsOf(wide) / 3
    there.set({ kbps, queueMs: 200, loss: 0.01 })
    const narrow = await ana.stats((stats) => stats.sent.kbps > 0 && stats.sent.kbps < 1.1 * kbps)
    expect(narrow.inForce?.quality).toBeLessThan(60)
    there.set(undefined)
    const again = await ana.stats((stats) => stats.sent.kbps > 1.5 * kbps)
    expect(again.inForce).toMatchObject({ automatic: KNOBS })
  })

  it('does not touch what is fixed', async () => {
    const [ana, luis] = [await open(), await open()]
    const there = await NarrowWay.open(luis.port, 13)
    ways.push(there)
    ana.configure({ fps: 25, quality: 60 })
    ana.call(there)
    luis.call(ana)
    there.set({ kbps: 200, queueMs: 100, loss: 0.2 })
    const stats = await ana.stats(({ peer }) => (peer?.lossShare ?? 0) > 0.3)
    expect(stats.inForce).toMatchObject({ quality: 60, fps: 25, width: 320, height: 240 })
  })
})
