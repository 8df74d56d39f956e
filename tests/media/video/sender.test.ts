import { decodeVideo } from '../../../src/protocol/media/video-datagram'
import { findAnnouncement } from '../../../src/protocol/media/jpeg-comment'
import { readJpegHeader } from '../../../src/media/codec/jpeg-header'
import { parseFilters } from '../../../src/media/filter/choice'
import { FilterStack } from '../../../src/media/filter/stack'
import type { Frame } from '../../../src/media/frame'
import { Pattern } from '../../../src/media/source/pattern'
import { readPattern } from '../../../src/media/source/pattern-code'
import { SourceSlot } from '../../../src/media/source/slot'
import type { VideoSource } from '../../../src/media/source/source'
import type { PictureCost, SourceSpec } from '../../../src/media/video/messages'
import { Sender } from '../../../src/media/video/sender'
import { DEFAULT_SETTINGS } from '../../../src/media/video/settings'
import { Statistics } from '../../../src/media/video/statistics'
import { halves, noise, openCvCodec, pixelOf } from '../../support/pictures'
import { until } from '../../support/until'

const codec = openCvCodec()
const SMALL = { ...DEFAULT_SETTINGS, width: 320, height: 240 }

/** A source of noise, which no encoder can make small. */
class Noise implements VideoSource {
  readonly label = 'noise'
  readonly ended = false
  private seed = 1
  next({ now, size }: { readonly now: number; readonly size: { readonly width: number; readonly height: number } }) {
    return Promise.resolve({ ...noise(size, this.seed++), madeAtMs: now })
  }
  close(): Promise<void> {
    return Promise.resolve()
  }
}

const senders: Sender[] = []
afterEach(() => senders.splice(0).forEach((sender) => sender.stop()))

const make = async (source: VideoSource | undefined, settings = SMALL) => {
  const sent: Buffer[] = []
  const shown: Frame[] = []
  const measured: (readonly PictureCost[])[] = []
  const spec: SourceSpec = { kind: source === undefined ? 'none' : 'pattern' }
  const quiet = { ready: () => undefined, failed: () => undefined, ended: () => undefined }
  const slot = new SourceSlot({ open: () => Promise.resolve(source), look: () => undefined }, quiet, settings)
  slot.choose(spec)
  slot.activate(true)
  await slot.settled
  const transmit = (datagram: readonly Uint8Array[]): Promise<boolean> => {
    sent.push(Buffer.concat(datagram))
    return Promise.resolve(true)
  }
  const stack = { filters: new FilterStack([]) }
  const ports = {
    codec,
    slot,
    filtered: (frame: Frame, nowMs: number) => stack.filters.apply(frame, { nowMs }),
    transmit,
    report: () => undefined,
    filteredAside: (frame: Frame) => frame,
    onMeasured: (costs: readonly PictureCost[]) => measured.push(costs),
    onPicture: (frame: Frame) => shown.push(frame),
  }
  const sender = new Sender(ports, settings)
  senders.push(sender)
  const statistics = new Statistics(performance.now(), 0)
  const atLeast = (count: number): Promise<true> =>
    until(`${count} datagrams`, () => (sent.length >= count ? true : undefined))
  return { sender, slot, sent, shown, statistics, atLeast, stack, measured }
}

const orders = (sent: readonly Buffer[]): (number | undefined)[] => sent.map((one) => decodeVideo(one)?.order)

describe('sender', () => {
  it('sends numbered pictures from 0 on, with a true header', async () => {
    const { sender, sent, statistics, atLeast } = await make(new Pattern())
    sender.start(statistics)
    await atLeast(6)
    sender.stop()
    expect(orders(sent)).toEqual(sent.map((_, at) => at))
    const picture = decodeVideo(sent[5] ?? Buffer.alloc(0))
    expect(sent[5]?.toString('latin1')).toMatch(/^5#\d{10}\.\d{6}#320x240#30#/)
    expect(readJpegHeader(picture!.jpeg)).toMatchObject({ width: 320, height: 240, components: 3, progressive: false })
    const frame = await codec.decodeJpeg(picture!.jpeg, { wanted: SMALL, madeAtMs: 0 })
    expect(readPattern(frame)?.number).toBe(5)
    expect(Math.abs(picture!.hints.madeAtMs! - (readPattern(frame)?.clockMs ?? 0))).toBeLessThan(2)
    expect(statistics.report(1, 'whole').sent).toMatchObject({ frames: sent.length, nextOrder: sent.length, unsent: 0 })
  })

  it.each([14_900, 5_000, 60_000])(
    'keeps every datagram of the hardest picture within %i bytes',
    async (limit) => {
      const settings = { ...DEFAULT_SETTINGS, quality: 100, maxDatagramBytes: limit }
      const { sender, sent, statistics, atLeast } = await make(new Noise(), settings)
      sender.start(statistics)
      await atLeast(8)
      sender.stop()
      expect(Math.max(...sent.map((one) => one.length))).toBeLessThanOrEqual(limit)
      expect(Math.max(...sent.map((one) => one.length))).toBeGreaterThan(limit / 4)
      for (const one of sent) {
        const header = readJpegHeader(decodeVideo(one)!.jpeg)
        expect(header).toMatchObject({ components: 3 })
        if (typeof header !== 'string') expect(one.toString('latin1')).toContain(`#${header.width}x${header.height}#`)
      }
    },
    120_000,
  )

  it('says where we hear in the first pictures, within the limit, and no more when it is told so', async () => {
    const settings = { ...DEFAULT_SETTINGS, quality: 100, maxDatagramBytes: 5_000 }
    const { sender, sent, statistics, atLeast } = await make(new Noise(), settings)
    const said = (): unknown[] => sent.map((one) => findAnnouncement(decodeVideo(one)!.jpeg))
    sender.announce({ audioPort: 5005 })
    sender.start(statistics)
    await atLeast(6)
    expect(said().slice(0, 5)).toEqual(Array<unknown>(5).fill({ audioPort: 5005 }))
    sender.announce({})
    await until('the change is said', () => said().some((one) => JSON.stringify(one) === '{}') || undefined)
    sender.stop()
    expect(Math.max(...sent.map((one) => one.length))).toBeLessThanOrEqual(5_000)
    expect(statistics.report(1, 'whole').sent.bytes).toBe(sent.reduce((sum, one) => sum + one.length, 0))
    for (const one of sent) expect(readJpegHeader(decodeVideo(one)!.jpeg)).toMatchObject({ components: 3 })
  })

  it('sends and shows filtered pictures, and a still one again when the filters change', async () => {
    const still: VideoSource = {
      label: 'still',
      ended: false,
      next: (
        (given) => () =>
          Promise.resolve(given++ === 0 ? halves(SMALL, [0, 0, 255], [255, 0, 0]) : undefined)
      )(0),
      close: () => Promise.resolve(),
    }
    const { sender, sent, shown, statistics, atLeast, stack } = await make(still)
    sender.start(statistics)
    await atLeast(1)
    expect(pixelOf(shown[0]!, 10, 10)).toEqual([0, 0, 255])
    stack.filters = new FilterStack(parseFilters('mirror,negative'))
    sender.refresh()
    await atLeast(2)
    sender.stop()
    expect(pixelOf(shown[1]!, 10, 10)).toEqual([0, 255, 255])
    const { jpeg } = decodeVideo(sent[1]!)!
    const [blue = 0, green = 0, red = 0] = pixelOf(await codec.decodeJpeg(jpeg, { wanted: SMALL, madeAtMs: 0 }), 20, 20)
    expect([blue < 12, green > 240, red > 240]).toEqual([true, true, true])
  })

  it('measures what the live picture takes otherwise, one encoding a picture, and answers once', async () => {
    const { sender, sent, statistics, atLeast, measured } = await make(new Noise())
    const [small, large] = [
      { width: 160, height: 120 },
      { width: 320, height: 240 },
    ]
    const wish = { sizes: [small, large], qualities: [30, 80] }
    sender.measure(wish)
    expect(measured).toEqual([[]])
    sender.start(statistics)
    await atLeast(2)
    const before = sent.length
    sender.measure(wish)
    sender.measure(wish)
    await until('the answer', () => measured[1])
    expect(sent.length - before).toBeGreaterThanOrEqual(3)
    const of = (size: { readonly width: number }, quality: number): number =>
      measured[1]?.find((cost) => cost.width === size.width && cost.quality === quality)?.bytes ?? 0
    expect(of(small, 30)).toBeGreaterThan(500)
    expect(of(small, 80)).toBeGreaterThan(of(small, 30))
    expect(of(large, 30)).toBeGreaterThan(3 * of(small, 30))
    await atLeast(sent.length + 3)
    sender.stop()
    expect(measured).toHaveLength(2)
  })

  it('leaves the card as it is', async () => {
    const { sender, shown, statistics, atLeast, stack } = await make(undefined)
    sender.start(statistics)
    await atLeast(1)
    const [card] = shown
    stack.filters = new FilterStack(parseFilters('negative'))
    sender.refresh()
    await atLeast(2)
    expect(Buffer.compare(shown[1]!.data, card!.data)).toBe(0)
  })

  it('sends nothing while it is stopped, and goes on counting afterwards', async () => {
    const { sender, sent, statistics, atLeast } = await make(new Pattern())
    sender.start(statistics)
    await atLeast(3)
    sender.stop()
    const before = sent.length
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(sent).toHaveLength(before)
    sender.start(statistics)
    await atLeast(before + 3)
    expect(orders(sent)).toEqual(sent.map((_, at) => at))
  })

  it('sends a card at once, and then about once a second, when there is no source', async () => {
    const { sender, sent, shown, statistics, atLeast } = await make(undefined)
    const began = performance.now()
    sender.start(statistics)
    await atLeast(1)
    expect(performance.now() - began).toBeLessThan(900)
    await atLeast(3)
    const seconds = (performance.now() - began) / 1000
    expect(sent.length).toBeLessThanOrEqual(Math.ceil(seconds / 0.85) + 1)
    expect(new Set(shown.map((frame) => Buffer.from(frame.data).toString('base64'))).size).toBe(1)
  })

  it('sends cards at shorter intervals at first when they say where sound is heard, since the first may come too soon', async () => {
    const { sender, sent, statistics, atLeast } = await make(undefined)
    sender.announce({ audioPort: 5005 })
    const began = performance.now()
    sender.start(statistics)
    await atLeast(4)
    // Pictures at about 0, 100, 300 and 700 ms, where one in 900 ms would take three times as long.
    expect(performance.now() - began).toBeLessThan(2 * 900)
    for (const one of sent) expect(findAnnouncement(decodeVideo(one)!.jpeg)).toEqual({ audioPort: 5005 })
  })

  it('changes size, rate and quality while it sends', async () => {
    const { sender, sent, statistics, atLeast } = await make(new Pattern())
    sender.start(statistics)
    await atLeast(2)
    sender.configure({ ...SMALL, width: 160, height: 120, fps: 50, quality: 20 })
    await until('the new size', () => (sent.at(-1)?.toString('latin1').includes('#160x120#50#') ? true : undefined))
    expect(statistics.report(1, 'whole').sent.quality).toBe(20)
    expect(orders(sent)).toEqual(sent.map((_, at) => at))
  })

  it('shows a card as soon as the source is gone', async () => {
    const { sender, slot, sent, statistics, atLeast } = await make(new Pattern())
    sender.start(statistics)
    await atLeast(2)
    slot.activate(false)
    await slot.settled
    await until('a picture without a pattern', () => undefinedUnlessCard(sent.at(-1)))
  })
})

const undefinedUnlessCard = (datagram: Buffer | undefined): true | undefined =>
  // The card is calm: it takes a fraction of the bytes of the pattern.
  datagram !== undefined && datagram.length < 4_500 ? true : undefined
