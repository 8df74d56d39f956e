import { createHash } from 'node:crypto'
import { boxBlur } from '../../../src/media/filter/box-blur'
import { FILTERS, filterOf } from '../../../src/media/filter/catalogue'
import type { Faces } from '../../../src/media/filter/faces'
import type { Filter } from '../../../src/media/filter/filter'
import { FilterStack } from '../../../src/media/filter/stack'
import type { Frame } from '../../../src/media/frame'
import { noise, pixelOf } from '../../support/pictures'
import { frameOf } from '../../support/frames'

const SIZES = [
  [1, 1],
  [3, 5],
  [2, 1],
  [1, 9],
  [17, 8],
  [160, 121],
  [640, 480],
] as const
const STRENGTHS = [1, 37, 100] as const
/** One face within, one that reaches out of the picture. */
const FACES: Faces = {
  all: [
    { x: 0.3, y: 0.2, width: 0.25, height: 0.3 },
    { x: -0.1, y: 0.8, width: 0.2, height: 0.4 },
  ],
  lead: { x: 0.3, y: 0.2, width: 0.25, height: 0.3 },
}
const GUARD = 64

/** Applies a filter to memory that is fenced: what lies beyond its result must stay as it is. */
const applied = (filter: Filter, frame: Frame, strength: number, options: { nowMs?: number; seed?: number } = {}) => {
  const memory = new Uint8Array(frame.data.length + 2 * GUARD).fill(0xa5)
  const target = memory.subarray(GUARD, GUARD + frame.data.length)
  const scratch = (_part: number, bytes: number): Uint8Array => new Uint8Array(bytes).fill(0x5a)
  const { nowMs = 1234, seed = 7 } = options
  const result = filter.apply(frame, strength, { nowMs, seed, target, scratch, faces: FACES })
  const fence = [...memory.subarray(0, GUARD), ...memory.subarray(GUARD + frame.data.length)]
  return { result, fence }
}

const digest = (frame: Frame): string => createHash('sha256').update(frame.data).digest('hex').slice(0, 16)

describe.each(FILTERS.map((filter) => [filter.name, filter] as const))('%s', (_, filter) => {
  it.each(SIZES)('gives a picture of %i x %i in the same size, and leaves the one it was given', (width, height) => {
    for (const strength of width > 200 ? STRENGTHS.slice(-1) : STRENGTHS) {
      const frame = noise({ width, height }, width + strength)
      const before = digest(frame)
      const { result, fence } = applied(filter, frame, strength)
      expect(result).toMatchObject({ width, height, madeAtMs: frame.madeAtMs })
      expect(result.data).toHaveLength(width * height * 3)
      expect(digest(frame)).toBe(before)
      expect(fence.every((byte) => byte === 0xa5)).toBe(true)
    }
  })

  it('writes every byte of its result, whatever was in its memory', () => {
    const frame = noise({ width: 33, height: 21 })
    const twice = [0, 255].map((rest) => {
      const target = new Uint8Array(frame.data.length).fill(rest)
      const scratch = (_part: number, bytes: number): Uint8Array => new Uint8Array(bytes).fill(rest)
      return digest(filter.apply(frame, 60, { nowMs: 5, seed: 1, target, scratch, faces: FACES }))
    })
    expect(twice[0]).toBe(twice[1])
  })

  it('changes a picture, and more of it changes more or otherwise', () => {
    const frame = noise({ width: 320, height: 48 })
    expect(digest(applied(filter, frame, 100).result)).not.toBe(digest(frame))
    const same = digest(applied(filter, frame, 100).result) === digest(applied(filter, frame, 30).result)
    expect(same).toBe(filter.name === 'mirror')
  })

  it('has words for a menu, and a usual strength', () => {
    expect(filter.name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(filter.about).toMatch(/^[A-Z].*\.$/)
    expect(filter.strengthMeans).not.toBe('')
    expect(filter.defaultStrength).toBeGreaterThan(0)
    expect(filter.defaultStrength).toBeLessThanOrEqual(100)
  })
})

describe('the catalogue', () => {
  it('has each name once', () => {
    expect(new Set(FILTERS.map(({ name }) => name)).size).toBe(FILTERS.length)
  })
})

const one = (name: string, frame: Frame, strength = 100): Frame => {
  const filter = filterOf(name)
  if (filter === undefined) throw new Error(`no filter ${name}`)
  return applied(filter, frame, strength).result
}

const boxOnce = (frame: Frame): Frame => {
  const [between, target] = [new Uint8Array(frame.data.length), new Uint8Array(frame.data.length)]
  boxBlur(frame.data, frame, 1, { between, target })
  return { ...frame, data: target }
}

describe('what they do', () => {
  const colour = (b: number, g: number, r: number): Frame => frameOf(1, 1, () => [b, g, r])

  it.each([
    ['grey', [0, 0, 255], [76, 76, 76]],
    ['negative', [10, 20, 30], [245, 235, 225]],
    ['brightness', [10, 200, 30], [138, 255, 158]],
    ['contrast', [128, 28, 200], [128, 0, 255]],
    ['flat', [128, 28, 228], [128, 108, 148]],
  ] as const)('%s of one colour', (name, [b, g, r], expected) => {
    expect(pixelOf(one(name, colour(b, g, r)), 0, 0)).toEqual(expected)
  })

  it('warm has less blue and more red, cold the opposite', () => {
    const [warmBlue = 0, , warmRed = 0] = pixelOf(one('warm', colour(100, 100, 100)), 0, 0)
    const [coldBlue = 0, , coldRed = 0] = pixelOf(one('cold', colour(100, 100, 100)), 0, 0)
    expect(warmBlue).toBeLessThan(100)
    expect(warmRed).toBeGreaterThan(100)
    expect([coldBlue, coldRed]).toEqual([warmRed, warmBlue])
  })

  it('mirror exchanges left and right, also where a face is', () => {
    const frame = frameOf(3, 2, (x, y) => [x, y, 0])
    expect([...one('mirror', frame).data]).toEqual([2, 0, 0, 1, 0, 0, 0, 0, 0, 2, 1, 0, 1, 1, 0, 0, 1, 0])
    const moved = filterOf('mirror')?.moves?.(FACES, 100, frame)
    expect(moved?.lead.x).toBeCloseTo(0.45)
  })

  it('blur keeps an even picture and spreads a point', () => {
    const even = frameOf(20, 20, () => [90, 120, 200])
    expect(digest(one('blur', even))).toBe(digest(even))
    const point = frameOf(33, 33, (x, y) => (x === 16 && y === 16 ? [255, 255, 255] : [0, 0, 0]))
    const blurred = one('blur', point)
    expect(pixelOf(blurred, 16, 16)[0]).toBeLessThan(60)
    expect(pixelOf(blurred, 16, 17)[0]).toBeGreaterThan(0)
  })

  it('the mean of the box is the mean of the box', () => {
    const frame = noise({ width: 9, height: 7 })
    const clamped = (x: number, y: number): number =>
      pixelOf(frame, Math.max(0, Math.min(8, x)), Math.max(0, Math.min(6, y)))[1]!
    const rows = frameOf(9, 7, (x, y) => {
      const sum = clamped(x - 1, y) + clamped(x, y) + clamped(x + 1, y)
      return [0, Math.round(sum / 3), 0]
    })
    const once = (x: number, y: number): number => pixelOf(rows, x, Math.max(0, Math.min(6, y)))[1]!
    const expected = Math.round((once(4, 2) + once(4, 3) + once(4, 4)) / 3)
    const twice = pixelOf(boxOnce(frame), 4, 3)[1]!
    expect(Math.abs(twice - expected)).toBeLessThanOrEqual(1)
  })

  it('pixels are squares of one colour, the mean', () => {
    const frame = frameOf(12, 12, (x) => [x < 6 ? 0 : 100, 0, 0])
    const result = one('pixels', frame)
    expect(pixelOf(result, 0, 0)).toEqual(pixelOf(result, 1, 1))
    expect(pixelOf(result, 0, 0)).toEqual([0, 0, 0])
    expect(pixelOf(result, 11, 11)).toEqual([100, 0, 0])
  })

  it('edges are where brightness changes', () => {
    const result = one(
      'edges',
      frameOf(20, 20, (x) => (x < 10 ? [0, 0, 0] : [255, 255, 255])),
    )
    expect(pixelOf(result, 10, 10)[0]).toBeGreaterThan(200)
    expect(pixelOf(result, 4, 10)).toEqual([0, 0, 0])
  })

  it('letters: more ink where it is lighter', () => {
    const ink = (level: number): number => {
      const { data } = one(
        'ascii',
        frameOf(60, 48, () => [level, level, level]),
        1,
      )
      return data.filter((byte) => byte > 0).length
    }
    expect(ink(0)).toBe(0)
    expect(ink(60)).toBeGreaterThan(0)
    expect(ink(250)).toBeGreaterThan(ink(120))
    expect(ink(120)).toBeGreaterThan(ink(60))
  })

  it.each(['night-vision', 'old-film'])('%s moves with the time and by chance, and repeats itself', (name) => {
    const filter = filterOf(name)!
    const frame = noise({ width: 60, height: 40 })
    const at = (nowMs: number, seed: number): string => digest(applied(filter, frame, 100, { nowMs, seed }).result)
    expect(at(1000, 1)).toBe(at(1000, 1))
    expect(at(1100, 1)).not.toBe(at(1000, 1))
    expect(at(1000, 2)).not.toBe(at(1000, 1))
  })
})

describe('filters that know faces', () => {
  const frame = noise({ width: 100, height: 80 })
  const through = (name: string, faces: Faces | undefined, strength = 100): Frame =>
    new FilterStack([{ name, strength }]).apply(frame, { nowMs: 0, faces })
  const differs = (a: Frame, x: number, y: number): boolean => pixelOf(a, x, y).join() !== pixelOf(frame, x, y).join()

  it('hides faces, and nothing else', () => {
    const result = through('hide-faces', FACES)
    expect(differs(result, 42, 28)).toBe(true)
    expect(differs(result, 90, 70)).toBe(false)
    expect(differs(result, 90, 5)).toBe(false)
  })

  it('hides everything as long as nobody knows where faces are', () => {
    const result = through('hide-faces', undefined)
    expect([differs(result, 42, 28), differs(result, 90, 70), differs(result, 0, 0)]).toEqual([true, true, true])
  })

  it('hides nothing where there is no face', () => {
    expect(digest(through('hide-faces', { all: [], lead: { x: 0, y: 0, width: 1, height: 1 } }))).toBe(digest(frame))
  })

  it('follows a face: its middle comes to the middle', () => {
    const spot = frameOf(200, 160, (x, y) =>
      Math.abs(x - 50) < 4 && Math.abs(y - 120) < 4 ? [255, 255, 255] : [0, 0, 0],
    )
    const face = { x: 40 / 200, y: 104 / 160, width: 20 / 200, height: 32 / 160 }
    const faces = { all: [face], lead: face }
    const result = new FilterStack([{ name: 'follow-face', strength: 100 }]).apply(spot, { nowMs: 0, faces })
    expect(pixelOf(result, 100, 80)).toEqual([255, 255, 255])
    expect(pixelOf(result, 50, 120)).toEqual([0, 0, 0])
    const moved = filterOf('follow-face')?.moves?.(faces, 100, spot)
    expect(moved?.all[0]).toMatchObject({ x: expect.closeTo(0.375), height: expect.closeTo(0.5) })
  })

  it('shows the picture as it is while there is no face to follow', () => {
    expect(digest(through('follow-face', undefined))).toBe(digest(frame))
    expect(digest(through('follow-face', { all: [], lead: { x: 0, y: 0, width: 1, height: 1 } }))).toBe(digest(frame))
  })

  it('finds faces behind a mirror', () => {
    const both = ['mirror', 'hide-faces'].map((name) => ({ name, strength: 100 }))
    const result = new FilterStack(both).apply(frame, { nowMs: 0, faces: FACES })
    const mirrored = new FilterStack(both.slice(0, 1)).apply(frame, { nowMs: 0 })
    expect(pixelOf(result, 57, 28)).not.toEqual(pixelOf(mirrored, 57, 28))
    expect(pixelOf(result, 9, 70)).toEqual(pixelOf(mirrored, 9, 70))
  })
})
