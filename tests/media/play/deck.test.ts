import { join } from 'node:path'
import { loadOpenCv } from '../../../src/media/codec/opencv-library'
import type { Frame } from '../../../src/media/frame'
import type { Clip } from '../../../src/media/play/clip'
import { Deck } from '../../../src/media/play/deck'
import { FfmpegClip } from '../../../src/media/play/ffmpeg-clip'
import { OpenCvFile } from '../../../src/media/source/opencv-file'
import { redThenBlue, scratch } from '../../support/clips'
import { pixelOf } from '../../support/pictures'

const SIZE = { width: 160, height: 120 }
const files = scratch()
const path = join(files.folder, 'clip.mp4')
beforeAll(() => redThenBlue(path, 4))
afterAll(() => files.remove())

const colourOf = (frame: Frame | undefined): string => {
  if (frame === undefined) return 'none'
  const [blue = 0, , red = 0] = pixelOf(frame, 80, 60)
  return red > blue ? 'red' : 'blue'
}

/** A deck that is asked 20 times a second, by a clock of the test. */
const deckOf = async (loop = false) => {
  const deck = new Deck(await OpenCvFile.open(loadOpenCv(), { path, loop }), loop)
  let nowMs = 1_000
  const look = async (count = 1): Promise<string[]> => {
    const seen: string[] = []
    for (let at = 0; at < count; at++, nowMs += 50) seen.push(colourOf(await deck.next({ now: nowMs, size: SIZE })))
    return seen
  }
  return { deck, look, wait: (ms: number): number => (nowMs += ms) }
}

describe('a deck, by OpenCV', () => {
  it('holds its picture while it is paused, however shortly, and goes on with the next one', async () => {
    const { deck, look, wait } = await deckOf()
    await look(10)
    const { positionMs } = deck.state
    deck.pause(true)
    expect([await look(5), deck.state]).toMatchObject([Array<string>(5).fill('none'), { positionMs, paused: true }])
    wait(400)
    deck.pause(false)
    await look()
    expect(deck.state.positionMs - positionMs).toBeLessThanOrEqual(51)
    await deck.close()
  })

  it('goes elsewhere, and shows one picture of that also while it is paused', async () => {
    const { deck, look } = await deckOf()
    expect(await look()).toEqual(['red'])
    deck.pause(true)
    deck.seek({ share: 0.6 })
    expect(deck.state.positionMs).toBeCloseTo(2400, -2)
    expect(await look(3)).toEqual(['blue', 'none', 'none'])
    deck.seek({ byMs: -2000 })
    expect(await look(2)).toEqual(['red', 'none'])
    expect(deck.state.positionMs).toBeLessThan(600)
    await deck.close()
  })

  it('carries out the last of many seeks, which add up', async () => {
    const { deck, look } = await deckOf()
    const seeks: number[] = []
    const clip: Clip = Reflect.get(deck, 'clip') as Clip
    jest.spyOn(clip, 'seek').mockImplementation((ms) => Promise.resolve(void seeks.push(ms)))
    await look()
    for (let press = 0; press < 8; press++) deck.seek({ byMs: 250 })
    await look()
    expect(seeks).toHaveLength(1)
    expect(seeks[0]).toBeCloseTo(2000, -2)
    await deck.close()
  })

  it('ends, comes back from its end, and does not end while it is looped', async () => {
    const { deck, look } = await deckOf()
    deck.seek({ toMs: 3000 })
    await look(30)
    expect(deck.ended).toBe(true)
    deck.setLoop(true)
    deck.seek({ toMs: 3000 })
    expect(deck.ended).toBe(false)
    const seen = await look(40)
    expect([seen[0], seen.at(-1), deck.ended, deck.state.loop]).toEqual(['blue', 'red', false, true])
    await deck.close()
  })

  it('goes on where another one was', async () => {
    const { deck, look } = await deckOf()
    deck.restore({ positionMs: 2500, paused: true })
    expect(await look(2)).toEqual(['blue', 'none'])
    expect(deck.state).toMatchObject({ paused: true })
    await deck.close()
  })
})

describe('a deck, by ffmpeg', () => {
  const next = async (deck: Deck): Promise<string> => {
    for (let tries = 0; tries < 200; tries++) {
      const frame = await deck.next({ now: Date.now(), size: SIZE })
      if (frame !== undefined) return colourOf(frame)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    return 'none'
  }

  it('is sought, paused, and looped', async () => {
    const deck = new Deck(await FfmpegClip.open(path, false), false)
    expect([await next(deck), deck.state.durationMs]).toEqual(['red', 4000])
    deck.seek({ share: 0.7 })
    expect(await next(deck)).toBe('blue')
    deck.pause(true)
    deck.seek({ toMs: 0 })
    expect([await next(deck), await deck.next({ now: Date.now(), size: SIZE })]).toEqual(['red', undefined])
    deck.setLoop(true)
    deck.seek({ toMs: 2900 })
    deck.pause(false)
    expect(await next(deck)).toBe('blue')
    let seen = 'blue'
    for (let tries = 0; tries < 200 && seen === 'blue'; tries++) seen = await next(deck)
    expect([seen, deck.ended, deck.state.positionMs < 2000]).toEqual(['red', false, true])
    await deck.close()
  })
})
