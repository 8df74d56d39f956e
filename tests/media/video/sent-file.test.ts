import { join } from 'node:path'
import type { DeckState } from '../../../src/media/play/deck'
import { redThenBlue, scratch } from '../../support/clips'
import { openCvCodec, pixelOf } from '../../support/pictures'
import { until } from '../../support/until'
import { VideoEnd } from '../../support/video-end'

jest.setTimeout(120_000)

const files = scratch()
const path = join(files.folder, 'clip.mp4')
const ends: VideoEnd[] = []
beforeAll(() => redThenBlue(path, 60))
afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end.process.close()))
})
afterAll(() => files.remove())

/** Ana sends a file that is red for half a minute and then blue, to Luis. */
const call = async (): Promise<readonly [VideoEnd, VideoEnd]> => {
  const file = { kind: 'file', path, loop: false } as const
  ends.push(await VideoEnd.open({ restartMs: 20 }, file), await VideoEnd.open())
  const [ana, luis] = ends as [VideoEnd, VideoEnd]
  ana.call(luis)
  luis.call(ana)
  await luis.stats(({ received }) => received.frames > 2)
  return [ana, luis]
}

const playing = async (end: VideoEnd, fits: (state: DeckState) => boolean): Promise<DeckState> => {
  const told = await end.next('source-playing', (event) => event.playing !== undefined && fits(event.playing))
  return told.playing ?? Promise.reject(new Error('no file'))
}

/** The colour that the other end sees. */
const seen = async (end: VideoEnd): Promise<'red' | 'blue'> => {
  const shot = join(files.folder, 'seen.png')
  end.process.send({ type: 'snapshot', path: shot })
  await end.next('snapshot')
  const [blue = 0, , red = 0] = pixelOf(await openCvCodec().readStill(shot), 80, 60)
  return red > blue ? 'red' : 'blue'
}

const becomes = async (end: VideoEnd, colour: 'red' | 'blue'): Promise<void> => {
  for (let tries = 0; tries < 100; tries++) if ((await seen(end)) === colour) return
  throw new Error(`it never became ${colour}`)
}

describe('a file that is sent', () => {
  it('is paused, and goes on being sent so that the peer does not think that we are gone; is sought; goes on', async () => {
    const [ana, luis] = await call()
    const { durationMs } = await playing(ana, ({ positionMs }) => positionMs > 200)
    expect(durationMs).toBeCloseTo(60_000, -2)
    ana.process.send({ type: 'source-pause', paused: true })
    const { positionMs } = await playing(ana, ({ paused }) => paused)
    const before = await luis.stats(() => true)
    const after = await luis.stats(({ received }) => received.frames >= before.received.frames + 2)
    expect(after.received.fps).toBeLessThan(3)
    expect(await seen(luis)).toBe('red')
    ana.process.send({ type: 'source-seek', target: { share: 0.75 } })
    expect((await playing(ana, () => true)).positionMs).toBeCloseTo(45_000, -2)
    await becomes(luis, 'blue')
    ana.process.send({ type: 'source-seek', target: { toMs: positionMs } })
    ana.process.send({ type: 'source-pause', paused: false })
    await playing(ana, (state) => !state.paused && state.positionMs > positionMs && state.positionMs < 30_000)
    await becomes(luis, 'red')
  })

  it('goes on at the same place when the process died, and with the camera off and on', async () => {
    const [ana, luis] = await call()
    ana.process.send({ type: 'source-seek', target: { toMs: 45_000 } })
    ana.process.send({ type: 'source-loop', loop: true })
    await playing(ana, ({ positionMs, loop }) => loop && positionMs > 45_200)
    const restarted = ana.next('restarted')
    process.kill(ana.process.pid ?? 0, 'SIGKILL')
    await restarted
    const again = await playing(ana, () => true)
    expect(again.loop).toBe(true)
    expect(again.positionMs).toBeGreaterThan(45_000)
    expect(again.positionMs).toBeLessThan(59_000)
    await becomes(luis, 'blue')
    ana.configure({ cameraOn: false })
    await ana.next('source-playing', (event) => event.playing === undefined)
    ana.configure({ cameraOn: true })
    expect((await playing(ana, () => true)).positionMs).toBeGreaterThan(45_000)
  })

  it('begins anew with the next call, and says so where none is open', async () => {
    const [ana, luis] = await call()
    ana.process.send({ type: 'source-seek', target: { toMs: 45_000 } })
    await playing(ana, ({ positionMs }) => positionMs > 45_000)
    await ana.stop()
    await until('it is closed', () => (ana.all('source-playing').at(-1)?.playing === undefined ? true : undefined))
    ana.process.send({ type: 'source-pause', paused: true })
    expect(await ana.next('source-playing', ({ asked }) => asked)).toMatchObject({ playing: undefined })
    ana.call(luis, 'd')
    expect(await playing(ana, () => true)).toMatchObject({ paused: false })
    expect(ana.all('source-playing').at(-1)?.playing?.positionMs).toBeLessThan(20_000)
  })

  it('is left for another source at any moment', async () => {
    const [ana] = await call()
    ana.process.send({ type: 'source-seek', target: { toMs: 45_000 } })
    ana.process.send({ type: 'source', source: { kind: 'pattern' } })
    await ana.next('source-ready', ({ source }) => source.kind === 'pattern')
    await until('no file', () => (ana.all('source-playing').at(-1)?.playing === undefined ? true : undefined))
  })
})
