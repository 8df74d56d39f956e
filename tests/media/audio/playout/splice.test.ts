import { PacketStore } from '../../../../src/media/audio/playout/packet-store'
import { cut, stretch } from '../../../../src/media/audio/playout/splice'
import { seeded } from '../../../support/seeded'
import { largestJump, purity, sine } from '../../../support/tones'

const stored = (sound: Float32Array): PacketStore => {
  const store = new PacketStore()
  for (let packet = 0; packet * 1024 < sound.length; packet++)
    store.put(packet, sound.subarray(packet * 1024, (packet + 1) * 1024))
  return store
}

/** How far from whole periods, in samples. */
const offPeriods = (samples: number): number => {
  const periods = samples / (48_000 / 330)
  return Math.abs(periods - Math.round(periods)) * (48_000 / 330)
}

const tone = sine(20 * 1024, 330)
const store = stored(tone)

test('a cut leaves out whole periods: the tone goes on as if nothing had been', () => {
  const splice = cut(store, 5000, 2000)!
  const left = splice.to - splice.sound.length - 5000
  expect(offPeriods(left)).toBeLessThan(1)
  expect(left).toBeLessThanOrEqual(720)
  const sound = Float32Array.of(...store.read(4000, 1000), ...splice.sound, ...store.read(splice.to, 1000))
  expect(largestJump(sound)).toBeLessThan(1.01 * largestJump(tone))
  expect(purity(sound, 330).db).toBeGreaterThan(35)
})

test('a stretch plays whole periods twice', () => {
  const splice = stretch(store, 5000, 0)!
  const more = 5000 - (splice.to - splice.sound.length)
  expect(more).toBeGreaterThan(100)
  expect(offPeriods(more)).toBeLessThan(1)
  const sound = Float32Array.of(...store.read(4000, 1000), ...splice.sound, ...store.read(splice.to, 1000))
  expect(largestJump(sound)).toBeLessThan(1.01 * largestJump(tone))
  expect(purity(sound, 330).db).toBeGreaterThan(35)
})

test('of quiet all is cut that may be, of noise nothing but when there is much', () => {
  const random = seeded(1)
  const noise = Float32Array.from({ length: 20 * 1024 }, () => random() - 0.5)
  expect(cut(stored(noise.map((sample) => sample / 400)), 3000, 5000)).toMatchObject({ to: 8480 })
  expect(cut(stored(noise), 3000, 1000)).toBeUndefined()
  expect(cut(stored(noise), 3000, 4000)).toBeDefined()
})

test('nothing is done where there is too little sound for it', () => {
  expect(cut(store, 5000, 100)).toBeUndefined()
  expect(cut(store, 20 * 1024 - 590, 720)).toBeUndefined()
  expect(stretch(store, 20 * 1024 - 100, 0)).toBeUndefined()
  expect(stretch(store, 5000, 4900)).toBeUndefined()
})
