import { PassThrough } from 'node:stream'
import type { Clip } from '../../../src/media/play/clip'
import { Playback } from '../../../src/media/play/playback'
import { Y4mClip } from '../../../src/media/play/y4m-clip'

/** What the clips here do when nobody asks for so long: they take it for a pause. */
const PAUSE_MS = 700

/** A clip that is asked and says where it is: a picture a frame, none while nobody asks. */
class Asked implements Clip {
  readonly label = 'asked'
  readonly still = false
  readonly durationMs = 4000
  positionMs = 0
  pauses = 0
  private lastMs: number | undefined

  constructor(readonly fps: number) {}

  get ended(): boolean {
    return this.positionMs >= this.durationMs
  }

  next({ now }: { readonly now: number }): ReturnType<Clip['next']> {
    const passedMs = now - (this.lastMs ?? now)
    this.lastMs = now
    if (passedMs > PAUSE_MS) this.pauses++
    else this.positionMs += passedMs
    return Promise.resolve({ width: 1, height: 1, data: new Uint8Array(3), madeAtMs: this.positionMs })
  }

  seek(positionMs: number): Promise<void> {
    this.positionMs = positionMs
    return Promise.resolve()
  }

  resume(): void {
    this.lastMs = undefined
  }

  setLoop(): void {
    return undefined
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

/** The positions of the pictures that were shown. */
const played = async (clip: Clip, fps: number | undefined, forMs: number): Promise<readonly number[]> => {
  const beganMs = Date.now()
  const shown: number[] = []
  const ports = {
    open: () => Promise.resolve(clip),
    size: () => ({ width: 1, height: 1 }),
    onPicture: () => shown.push(Date.now() - beganMs),
    post: () => undefined,
  }
  const playback = new Playback(ports, { type: 'play', media: { kind: 'stdin' }, fps })
  await jest.advanceTimersByTimeAsync(forMs)
  await playback.close()
  return shown
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

describe('a playback with fewer pictures than the clip has', () => {
  it.each([
    [1, 4],
    [5, 20],
    [10, 40],
  ])('%p a second: the clip goes on at its own rate', async (fps, pictures) => {
    const clip = new Asked(25)
    const shown = await played(clip, fps, 3990)
    expect(clip).toMatchObject({ pauses: 0 })
    expect(clip.positionMs).toBeGreaterThan(3900)
    expect(Math.abs(shown.length - pictures)).toBeLessThanOrEqual(1)
  })

  it('a clip of one picture in two seconds is not taken for one that is paused', async () => {
    const clip = new Asked(0.5)
    await played(clip, undefined, 3990)
    expect(clip).toMatchObject({ pauses: 0 })
  })

  it('a stream is read as fast as it is made', async () => {
    const stream = new PassThrough({ highWaterMark: 1 << 20 })
    stream.write('YUV4MPEG2 W4 H2 F25:1 C420jpeg\n')
    for (let i = 0; i < 100; i++) stream.write(Buffer.concat([Buffer.from('FRAME\n'), Buffer.alloc(12, 128)]))
    const clip = await Y4mClip.open(stream)
    await played(clip, 5, 3000)
    expect(clip.positionMs).toBeGreaterThan(2800)
  })

  it('what is not limited is shown whole', async () => {
    expect((await played(new Asked(25), undefined, 1990)).length).toBe(50)
  })

  it('the end is shown', async () => {
    const shown = await played(new Asked(25), 1, 4100)
    expect(shown.at(-1)).toBeGreaterThanOrEqual(4000)
  })
})
