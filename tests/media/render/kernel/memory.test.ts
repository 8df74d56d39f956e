import { KERNELS } from './kernels'

describe.each(['wasm', 'twin'] as const)('memory of the %s kernel', (kind) => {
  it('gives away zeroed memory that keeps its content when it grows', () => {
    const kernel = KERNELS[kind]()
    const first = kernel.allocate(10)
    kernel.memory.bytes.set([1, 2, 3], first)
    const second = kernel.allocate(3_000_000)
    expect(second - first).toBe(16)
    expect([...kernel.memory.bytes.subarray(first, first + 4)]).toEqual([1, 2, 3, 0])
    expect(kernel.memory.bytes.length).toBeGreaterThan(second + 3_000_000)
  })

  it('zeroes again what was released', () => {
    const kernel = KERNELS[kind]()
    const first = kernel.allocate(100)
    kernel.memory.bytes.fill(7, first, first + 100)
    kernel.release()
    expect(kernel.allocate(100)).toBe(first)
    expect([...kernel.memory.bytes.subarray(first, first + 100)]).toEqual(Array(100).fill(0))
  })

  it('lends the same scratch memory twice, and never what was allocated', () => {
    const kernel = KERNELS[kind]()
    const kept = kernel.allocate(20)
    const lent = kernel.scratch(1000)
    expect(lent).toBeGreaterThanOrEqual(kept + 20)
    expect(kernel.scratch(5)).toBe(lent)
  })
})
