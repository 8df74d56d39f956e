import { Pcm16Reader, fromPcm16, toPcm16 } from '../../../src/media/audio/pcm'
import { SampleQueue } from '../../../src/media/audio/sample-queue'

describe('raw sound', () => {
  it('is s16le, and every sample survives the way there and back', () => {
    const bytes = Buffer.alloc(2 * 65_536)
    for (let value = -32_768; value < 32_768; value++) bytes.writeInt16LE(value, 2 * (value + 32_768))
    expect(toPcm16(fromPcm16(bytes)).equals(bytes)).toBe(true)
    expect([...toPcm16(Float32Array.of(0.5))]).toEqual([0x00, 0x40])
  })

  it('is cut off at full scale, and what is no number is silence', () => {
    const bytes = toPcm16(Float32Array.of(1, 2, -1, -2, NaN))
    expect([0, 2, 4, 6, 8].map((at) => bytes.readInt16LE(at))).toEqual([32_767, 32_767, -32_768, -32_768, 0])
  })

  it('may be cut at every byte', () => {
    const bytes = toPcm16(Float32Array.of(0.1, -0.2, 0.3, -0.4))
    for (let cut = 0; cut <= bytes.length; cut++) {
      const reader = new Pcm16Reader()
      const parts = [...reader.push(bytes.subarray(0, cut)), ...reader.push(bytes.subarray(cut))]
      expect(parts).toEqual([...fromPcm16(bytes)])
    }
  })
})

describe('a queue of samples', () => {
  it('gives what it was given, in any portions', () => {
    const queue = new SampleQueue()
    for (const [from, to] of [
      [0, 3],
      [3, 4],
      [4, 10],
    ] as const) {
      queue.push(Float32Array.from({ length: to - from }, (_, i) => from + i))
    }
    expect([...queue.take(2), ...queue.take(0), ...queue.take(3)]).toEqual([0, 1, 2, 3, 4])
    expect(queue.length).toBe(5)
    expect([...queue.take(100)]).toEqual([5, 6, 7, 8, 9])
    expect(queue.take(1)).toHaveLength(0)
  })
})
