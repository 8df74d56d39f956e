import { join } from 'node:path'
import { CardOnlyCodec } from '../../../src/media/codec/card-only-codec'
import type { LoadedCodec } from '../../../src/media/codec/load'
import { VideoEngine } from '../../../src/media/video/engine'
import type { FromVideo, ToVideo } from '../../../src/media/video/messages'
import { redThenBlue, scratch } from '../../support/clips'
import { pixelOf, openCvCodec, sharpCodec } from '../../support/pictures'
import { until } from '../../support/until'

const files = scratch()
const engines: VideoEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()))
})
afterAll(() => files.remove())

const make = async (codec: LoadedCodec['codec']) => {
  const said: FromVideo[] = []
  const engine = new VideoEngine({ codec, cv: undefined, missing: [] }, (message) => said.push(message))
  engines.push(engine)
  const find = <Type extends FromVideo['type']>(type: Type, fits: (one: FromVideo & { type: Type }) => boolean) =>
    until(type, () => said.find((one): one is FromVideo & { type: Type } => one.type === type && fits(one as never)))
  engine.handle({ type: 'open', host: '127.0.0.1', port: 0 })
  const { port } = await find('opened', () => true)
  const tell = (...messages: readonly ToVideo[]): void => messages.forEach((message) => engine.handle(message))
  return { port, said, find, tell }
}

const call = (port: number): ToVideo[] => [
  { type: 'start', call: 'c', peer: { host: 'localhost', port }, firstOrder: 0 },
  { type: 'flow', call: 'c', flowing: true },
]

describe('without OpenCV', () => {
  it('sharp codes the pictures and ffmpeg reads the file, which ends', async () => {
    const clip = join(files.folder, 'clip.mp4')
    redThenBlue(clip, 2)
    const [ana, luis] = [await make(sharpCodec()), await make(sharpCodec())]
    ana.tell({ type: 'source', source: { kind: 'file', path: clip, loop: false } }, ...call(luis.port))
    luis.tell({ type: 'source', source: { kind: 'pattern' } }, ...call(ana.port))
    await luis.find('stats', ({ stats }) => stats.received.frames > 15 && stats.received.width === 640)
    await ana.find('stats', ({ stats }) => stats.received.frames > 15 && stats.received.damaged === 0)
    await ana.find('source-ended', () => true)
    // The last picture of a file makes way for the card.
    const path = join(files.folder, 'card.png')
    await until('the card', () => undefined, 1_500).catch(() => undefined)
    luis.tell({ type: 'snapshot', path })
    await luis.find('snapshot', ({ error }) => error === undefined)
    const [blue = 0, green = 0, red = 0] = pixelOf(await openCvCodec().readStill(path), 20, 20)
    expect(Math.max(blue, green, red) - Math.min(blue, green, red)).toBeLessThan(20)
  })

  it('a snapshot that was asked for is written before the end', async () => {
    const [ana, luis] = [await make(sharpCodec()), await make(sharpCodec())]
    ana.tell({ type: 'source', source: { kind: 'pattern' } }, ...call(luis.port))
    luis.tell(...call(ana.port))
    await luis.find('stats', ({ stats }) => stats.received.frames > 3)
    const path = join(files.folder, 'last.png')
    luis.tell({ type: 'snapshot', path })
    await Promise.all(engines.splice(0).map((engine) => engine.close()))
    expect(await openCvCodec().readStill(path)).toMatchObject({ width: 640, height: 480 })
  })

  it('filters are seen by the peer; those that know faces are left out, and a line says so', async () => {
    const [ana, luis] = [await make(sharpCodec()), await make(sharpCodec())]
    const filters = [
      { name: 'hide-faces', strength: 70 },
      { name: 'grey', strength: 100 },
    ]
    ana.tell({ type: 'filters', filters }, { type: 'source', source: { kind: 'pattern' } }, ...call(luis.port))
    luis.tell(...call(ana.port))
    expect((await ana.find('filters-failed', () => true)).message).toContain('hide-faces needs the OpenCV addon')
    await luis.find('stats', ({ stats }) => stats.received.frames > 3)
    const path = join(files.folder, 'grey.png')
    luis.tell({ type: 'snapshot', path })
    await luis.find('snapshot', ({ error }) => error === undefined)
    const picture = await openCvCodec().readStill(path)
    for (const x of [60, 200, 500]) {
      const [blue = 0, green = 0, red = 0] = pixelOf(picture, x, 100)
      expect(Math.max(blue, green, red) - Math.min(blue, green, red)).toBeLessThan(12)
    }
  })

  it('and without sharp a card goes out, and the call takes place', async () => {
    const [ana, luis] = [await make(new CardOnlyCodec()), await make(openCvCodec())]
    ana.tell({ type: 'source', source: { kind: 'pattern' } }, ...call(luis.port))
    luis.tell(...call(ana.port))
    const { stats } = await luis.find('stats', (one) => one.stats.received.width === 160)
    expect(stats.received.damaged).toBe(0)
    const { stats: ours } = await ana.find('stats', (one) => one.stats.received.frames > 0)
    expect(ours.received.damaged).toBe(0)
    ana.tell({ type: 'snapshot', path: join(files.folder, 'never.png') })
    expect((await ana.find('snapshot', () => true)).error).toContain('no picture was received')
  })
})

describe('a video port', () => {
  it('that is taken is told of, and the old one stays', async () => {
    const [ana, luis] = [await make(openCvCodec()), await make(openCvCodec())]
    ana.tell({ type: 'open', host: '127.0.0.1', port: luis.port })
    expect(await ana.find('open-failed', () => true)).toMatchObject({
      code: 'EADDRINUSE',
      message: `UDP port ${luis.port} of 127.0.0.1 cannot be opened: another program uses it.`,
    })
    luis.tell({ type: 'source', source: { kind: 'pattern' } }, ...call(ana.port))
    ana.tell(...call(luis.port))
    await ana.find('heard', () => true)
  })
})

describe('two vcalls', () => {
  it('tell each other in their pictures where they hear, and nobody else', async () => {
    const [ana, luis, eva] = [await make(openCvCodec()), await make(openCvCodec()), await make(openCvCodec())]
    const [start, flow] = call(luis.port)
    ana.tell({ ...start!, announce: { audioPort: 5005 } } as ToVideo, flow!)
    luis.tell(...call(ana.port))
    expect(await luis.find('peer-audio', () => true)).toEqual({ type: 'peer-audio', call: 'c', port: 5005 })
    ana.tell({ type: 'announce', call: 'c', announce: {} })
    await luis.find('peer-audio', ({ port }) => port === undefined)
    ana.tell(...call(eva.port))
    eva.tell(...call(ana.port))
    await eva.find('stats', ({ stats }) => stats.received.frames > 2)
    expect([...ana.said, ...eva.said].filter(({ type }) => type === 'peer-audio')).toEqual([])
    expect(luis.said.filter(({ type }) => type === 'peer-audio')).toHaveLength(2)
  })
})

describe('messages that cross a change of call', () => {
  it('do not touch the new call', async () => {
    const ana = await make(openCvCodec())
    ana.tell(...call(9), { type: 'stop', call: 'old' }, { type: 'flow', call: 'old', flowing: false })
    await ana.find('stats', ({ stats, final }) => !final && stats.sent.frames > 0)
    expect(ana.said.filter((one) => one.type === 'stats' && one.final)).toHaveLength(0)
    ana.tell({ type: 'start', call: 'd', peer: { host: '127.0.0.1', port: 9 }, firstOrder: 7 })
    expect(await ana.find('stats', ({ final }) => final)).toMatchObject({ call: 'c' })
    expect(await ana.find('stats', (one) => one.call === 'd')).toMatchObject({
      stats: { sent: { frames: 0, nextOrder: 7 } },
    })
  })
})
