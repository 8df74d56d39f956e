import type { LoadedCodec } from '../../../src/media/codec/load'
import { Pattern } from '../../../src/media/source/pattern'
import { VideoEngine } from '../../../src/media/video/engine'
import type { FromVideo, SourceSpec, ToVideo } from '../../../src/media/video/messages'
import { DEFAULT_SETTINGS } from '../../../src/media/video/settings'
import { EXACT } from '../../../src/media/render/renderer'
import { sharpCodec } from '../../support/pictures'
import { until } from '../../support/until'

const CAMERA: ToVideo = { type: 'source', source: { kind: 'camera', index: 0 } }
const SETTINGS = { ...DEFAULT_SETTINGS, width: 160, height: 120, fps: 20 }

/** A camera of this machine that counts how often its light goes on and off. */
class Light {
  on = 0
  off = 0

  readonly open = (spec: SourceSpec): Promise<Pattern | undefined> => {
    if (spec.kind !== 'camera') return Promise.resolve(undefined)
    this.on++
    const pattern = new Pattern()
    const close = (): Promise<void> => {
      this.off++
      return Promise.resolve()
    }
    return Promise.resolve(Object.assign(pattern, { close }))
  }
}

const engines: VideoEngine[] = []
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()))
})

const make = (codec: LoadedCodec['codec'] = sharpCodec()) => {
  const light = new Light()
  const said: FromVideo[] = []
  const loaded: LoadedCodec = { codec, cv: undefined, missing: [] }
  const opener = { open: light.open, look: () => undefined }
  const engine = new VideoEngine(loaded, (message) => said.push(message), opener)
  engines.push(engine)
  const tell = (...messages: readonly ToVideo[]): void => messages.forEach((message) => engine.handle(message))
  const find = <Type extends FromVideo['type']>(
    type: Type,
    fits: (one: Extract<FromVideo, { type: Type }>) => boolean = () => true,
  ): Promise<Extract<FromVideo, { type: Type }>> => {
    const from = said.length
    const isIt = (one: FromVideo): one is Extract<FromVideo, { type: Type }> =>
      one.type === type && fits(one as Extract<FromVideo, { type: Type }>)
    return until(type, () => said.slice(from).find(isIt))
  }
  const lights = (on: number, off: number): Promise<true> =>
    until(`light on ${on}, off ${off}`, () => (light.on === on && light.off === off ? true : undefined))
  /** The next picture of ours after these messages. */
  const seen = (...messages: readonly ToVideo[]): ReturnType<typeof find<'picture'>> => {
    const picture = find('picture', ({ drawn }) => drawn.length > 0)
    tell(...messages, want())
    return picture
  }
  tell({ type: 'settings', settings: SETTINGS }, CAMERA)
  return { engine, light, tell, find, lights, seen }
}

let wants = 0
const want = (): ToVideo => ({
  type: 'want',
  id: ++wants,
  mode: 'half',
  traits: { colours: 'true' },
  effort: EXACT,
  views: [{ which: 'mine', box: { row: 0, col: 0, rows: 10, cols: 27 }, fresh: true }],
})

const start = (port: number): ToVideo[] => [
  { type: 'start', call: 'c', peer: { host: '127.0.0.1', port }, firstOrder: 0 },
  { type: 'flow', call: 'c', flowing: true },
]

describe('our own picture outside of calls', () => {
  it('is drawn, with its figures, and the camera runs no longer than that', async () => {
    const { light, tell, find, lights, seen } = make()
    await find('source-ready')
    expect(light).toMatchObject({ on: 0, off: 0 })
    const { drawn, bytes } = await seen({ type: 'preview' })
    expect(drawn.map(({ which }) => which)).toEqual(['mine'])
    expect(bytes.length).toBeGreaterThan(100)
    const { figures } = await find('preview', (one) => (one.figures?.fps ?? 0) > 5)
    expect(figures?.inForce).toMatchObject({ width: 160, height: 120, quality: 70, fps: 20 })
    expect(figures?.kbps).toBeGreaterThan(10)
    expect(light).toMatchObject({ on: 1, off: 0 })
    tell({ type: 'preview-end' })
    await lights(1, 1)
    tell({ type: 'preview' }, { type: 'preview' })
    await lights(2, 1)
  })

  it('shows filters, sizes and what they cost at once', async () => {
    const { tell, find, seen } = make()
    await seen({ type: 'preview' })
    await seen({ type: 'filters', filters: [{ name: 'negative', strength: 100 }] })
    tell({ type: 'settings', settings: { ...SETTINGS, width: 320, height: 240, quality: 30 } })
    await find('preview', ({ figures }) => figures?.inForce?.width === 320 && figures.inForce.quality === 30)
    tell({ type: 'measure', sizes: [{ width: 160, height: 120 }], qualities: [10, 90] })
    const { costs } = await find('measured')
    expect(costs.map(({ quality }) => quality)).toEqual([10, 90])
    expect(costs[1]!.bytes).toBeGreaterThan(costs[0]!.bytes)
  })

  it('goes over to a call without the camera being closed and opened; after it the camera is off', async () => {
    const [ana, luis] = [make(), make()]
    luis.tell({ type: 'open', host: '127.0.0.1', port: 0 })
    const { port } = await luis.find('opened')
    ana.tell({ type: 'open', host: '127.0.0.1', port: 0 })
    const { port: ours } = await ana.find('opened')
    await ana.seen({ type: 'preview' })
    luis.tell(...start(ours))
    ana.tell(...start(port), { type: 'preview-end' })
    await luis.find('stats', ({ stats }) => stats.received.frames > 3)
    await ana.find('stats', ({ stats }) => stats.sent.frames > 3 && stats.sent.unsent === 0)
    expect(ana.light).toMatchObject({ on: 1, off: 0 })
    // Asked for in a call it is nothing: we are seen beside the other one.
    ana.tell({ type: 'preview' }, { type: 'stop', call: 'c' })
    await ana.lights(1, 1)
  })

  it('with the camera off it is the card that others see, and no light is on', async () => {
    const { tell, lights, seen } = make()
    await seen({ type: 'preview' })
    await seen({ type: 'settings', settings: { ...SETTINGS, cameraOn: false } })
    await lights(1, 1)
    await seen()
    tell({ type: 'settings', settings: SETTINGS })
    await lights(2, 1)
  })

  it('the camera is given back when the process ends', async () => {
    const { engine, light, seen } = make()
    await seen({ type: 'preview' })
    await engine.close()
    expect(light).toMatchObject({ on: 1, off: 1 })
  })
})
