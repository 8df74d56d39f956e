import type { Rectangle } from '../../../src/media/canvas'
import type { FaceAnswer, FaceDetector } from '../../../src/media/face/detector'
import { greyOf, GREY_WIDTH, type GreyPicture } from '../../../src/media/face/grey'
import { FaceWatch } from '../../../src/media/face/watch'
import type { Frame } from '../../../src/media/frame'
import { frameOf } from '../../support/frames'
import { noise } from '../../support/pictures'

const SIZE = { width: 320, height: 240 }
const FACE_SIDE = 60
const STEP_MS = 33

/** Texture that is the same wherever the "face" is, before a wall with little on it. */
const texture = noise({ width: FACE_SIDE, height: FACE_SIDE }, 3)
const soft = (x: number, y: number): number => {
  const at = ((y >> 3) * FACE_SIDE + (x >> 3)) * 3
  return texture.data[at]!
}
const scene = (left: number, top: number): Frame =>
  frameOf(SIZE.width, SIZE.height, (x, y) => {
    const inside = x >= left && x < left + FACE_SIDE && y >= top && y < top + FACE_SIDE
    const level = inside ? soft(x - left, y - top) : 90 + ((x >> 4) & 3) * 4
    return [level, level, level]
  })

/** A detector that answers when it is told to. */
class HandDetector implements FaceDetector {
  readonly asked: { readonly id: number; readonly picture: GreyPicture }[] = []
  closed = 0
  private listener: (answer: FaceAnswer) => void = () => undefined

  look(id: number, picture: GreyPicture): void {
    this.asked.push({ id, picture })
  }

  on(listener: (answer: FaceAnswer) => void): void {
    this.listener = listener
  }

  close(): Promise<void> {
    this.closed++
    return Promise.resolve()
  }

  /** The last question finds these, in pixels of a picture of SIZE. */
  find(...faces: readonly Rectangle[]): void {
    const scale = GREY_WIDTH / SIZE.width
    const small = faces.map((one) => ({
      x: one.x * scale,
      y: one.y * scale,
      width: one.width * scale,
      height: one.height * scale,
    }))
    this.say({ type: 'found', id: this.asked.at(-1)!.id, faces: small })
  }

  say(answer: FaceAnswer): void {
    this.listener(answer)
  }
}

const face = (x: number, y: number): Rectangle => ({ x, y, width: FACE_SIDE, height: FACE_SIDE })

const make = () => {
  const detector = new HandDetector()
  const troubles: string[] = []
  return { detector, troubles, watch: new FaceWatch(detector, (message) => troubles.push(message)) }
}

describe('a small grey copy', () => {
  it('is the mean of what is under it, and no wider than it must be', () => {
    const grey = greyOf(frameOf(480, 320, (x) => (x < 240 ? [0, 0, 0] : [200, 200, 200])))
    expect(grey).toMatchObject({ width: 240, height: 160 })
    expect([grey.data[0], grey.data[239]]).toEqual([0, 200])
    expect(greyOf(noise({ width: 7, height: 3 }))).toMatchObject({ width: 7, height: 3 })
    expect(greyOf(noise({ width: 4000, height: 1 }))).toMatchObject({ width: 240, height: 1 })
  })
})

describe('who watches faces', () => {
  it('knows nothing before the first answer, and never waits for one', () => {
    const { detector, watch } = make()
    expect(watch.look(scene(50, 60), 0)).toBeUndefined()
    expect(watch.look(scene(50, 60), 33)).toBeUndefined()
    expect(detector.asked).toHaveLength(1)
    detector.find()
    expect(watch.look(scene(50, 60), 66)?.all).toEqual([])
  })

  it('asks five times a second, one question at a time', () => {
    const { detector, watch } = make()
    for (let now = 0; now < 1000; now += STEP_MS) {
      const before = detector.asked.length
      watch.look(scene(50, 60), now)
      if (detector.asked.length > before) detector.find(face(50, 60))
    }
    expect(detector.asked).toHaveLength(5)
  })

  it('follows a face between two answers, and from the picture that was asked about', () => {
    const { detector, watch } = make()
    watch.look(scene(50, 60), 0)
    watch.look(scene(54, 60), 33)
    detector.find(face(50, 60))
    watch.look(scene(58, 60), 66)
    let faces = watch.look(scene(62, 62), 99)
    faces = watch.look(scene(66, 66), 132)
    expect(faces?.all).toHaveLength(1)
    expect(faces!.all[0]!.x * SIZE.width).toBeGreaterThan(62)
    expect(faces!.all[0]!.x * SIZE.width).toBeLessThan(70)
    expect(faces!.all[0]!.y * SIZE.height).toBeGreaterThan(62)
    expect(faces!.all[0]!.y * SIZE.height).toBeLessThan(70)
  })

  it('turns to the largest face calmly, and back to the whole picture', () => {
    const { detector, watch } = make()
    const still = scene(50, 60)
    watch.look(still, 0)
    detector.find(face(50, 60), { x: 200, y: 20, width: 30, height: 30 })
    const at = (nowMs: number) => watch.look(still, nowMs)!.lead
    expect(at(33).width).toBe(1)
    const soon = at(100).width
    expect(soon).toBeLessThan(1)
    expect(soon).toBeGreaterThan(0.6)
    expect(at(3000).width).toBeCloseTo(FACE_SIDE / SIZE.width, 2)
    expect(at(3000).x).toBeCloseTo(50 / SIZE.width, 2)
    detector.find()
    at(4000)
    expect(at(6000)).toEqual({
      x: expect.closeTo(0, 1),
      y: expect.closeTo(0, 1),
      width: expect.closeTo(1, 1),
      height: expect.closeTo(1, 1),
    })
  })

  it('believes in a face for three seconds that is not found any more', () => {
    const { detector, watch } = make()
    watch.look(scene(50, 60), 0)
    detector.find(face(50, 60))
    const seen = (): number[] =>
      [500, 1500, 2500, 3500].map((now) => {
        const count = watch.look(scene(50, 60), now)!.all.length
        detector.find()
        return count
      })
    watch.look(scene(50, 60), 33)
    expect(seen()).toEqual([1, 1, 1, 0])
  })

  it('keeps its one face where the detector trembles', () => {
    const { detector, watch } = make()
    for (let now = 0; now < 3000; now += STEP_MS) {
      const before = detector.asked.length
      watch.look(scene(50, 60), now)
      const off = (now % 7) - 3
      if (detector.asked.length > before) detector.find({ x: 50 + off, y: 60, width: 60 - off, height: 60 - off })
    }
    expect(watch.look(scene(50, 60), 3000)!.all).toHaveLength(1)
  })

  it('asks again when no answer comes, and after a while knows nothing', () => {
    const { detector, watch } = make()
    watch.look(scene(50, 60), 0)
    detector.find(face(50, 60))
    watch.look(scene(50, 60), 33)
    watch.look(scene(50, 60), 300)
    watch.look(scene(50, 60), 2000)
    expect(detector.asked).toHaveLength(2)
    watch.look(scene(50, 60), 2400)
    expect(detector.asked).toHaveLength(3)
    detector.say({ type: 'found', id: detector.asked[1]!.id, faces: [] })
    expect(watch.look(scene(50, 60), 5500)).toBeUndefined()
  })

  it('tells of trouble, and gives the detector back', async () => {
    const { detector, troubles, watch } = make()
    detector.say({ type: 'trouble', message: 'no cascade' })
    expect(troubles).toEqual(['no cascade'])
    await watch.close()
    expect(detector.closed).toBe(1)
  })
})
