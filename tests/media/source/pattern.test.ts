import { reducedSize } from '../../../src/media/codec/codec'
import { Fitter } from '../../../src/media/fit'
import { cameraOffCard } from '../../../src/media/source/card'
import { Pattern } from '../../../src/media/source/pattern'
import { readPattern } from '../../../src/media/source/pattern-code'
import { noise, openCvCodec, sharpCodec } from '../../support/pictures'

const NOW = 1_795_142_907_521
const SMALL = { width: 320, height: 240 }

describe('test pattern', () => {
  it('counts its pictures and tells the time in them', async () => {
    const pattern = new Pattern()
    for (let number = 0; number < 5; number++)
      expect(readPattern(await pattern.next({ now: NOW + number, size: SMALL }))).toEqual({
        number,
        clockMs: NOW + number,
      })
  })

  it.each([
    ['OpenCV', openCvCodec()],
    ['sharp', sharpCodec()],
  ])('is read after a JPEG of quality 20 and halving, by %s', async (_, codec) => {
    const pattern = new Pattern()
    for (let number = 0; number < 40; number++) {
      // Numbers of every length, and clocks whose bits differ widely.
      const now = NOW + number * 987_654_321
      const jpeg = await codec.encodeJpeg(await pattern.next({ now, size: SMALL }), 20)
      const half = await codec.decodeJpeg(jpeg, { wanted: reducedSize(SMALL, 2), madeAtMs: 0 })
      expect(half.width).toBe(160)
      expect(readPattern(half)).toEqual({ number, clockMs: now })
      const whole = await codec.decodeJpeg(jpeg, { wanted: SMALL, madeAtMs: 0 })
      expect(readPattern(whole)).toEqual({ number, clockMs: now })
    }
  })

  it.each([
    [640, 480],
    [176, 144],
    [1280, 720],
  ])('fills %ix%i and can be read there', async (width, height) => {
    const frame = await new Pattern().next({ now: NOW, size: { width, height } })
    expect(frame.data).toHaveLength(width * height * 3)
    expect(readPattern(frame)?.clockMs).toBe(NOW)
  })

  it('moves: pictures 100 ms apart differ in many places', async () => {
    const pattern = new Pattern()
    const first = Buffer.from((await pattern.next({ now: NOW, size: SMALL })).data)
    const second = await pattern.next({ now: NOW + 100, size: SMALL })
    const changed = first.filter((value, at) => Math.abs(value - (second.data[at] ?? 0)) > 20).length
    expect(changed / first.length).toBeGreaterThan(0.02)
  })

  it('is not read out of anything else', () => {
    expect(readPattern(noise(SMALL))).toBeUndefined()
    expect(readPattern(cameraOffCard(SMALL, 0))).toBeUndefined()
  })
})

describe('camera-off card', () => {
  it('is still, of any size, and small as a JPEG', async () => {
    const card = cameraOffCard({ width: 640, height: 480 }, 1)
    const bytes = Buffer.from(card.data)
    expect(Buffer.compare(bytes, cameraOffCard({ width: 640, height: 480 }, 2).data)).toBe(0)
    expect((await openCvCodec().encodeJpeg(card, 50)).length).toBeLessThan(14_900)
    const small = cameraOffCard({ width: 16, height: 16 }, 3)
    expect(small.data).toHaveLength(16 * 16 * 3)
    expect(new Fitter().fit(small, { width: 32, height: 24 }).width).toBe(32)
  })
})
