import { loadKernel } from '../../../../src/media/render/kernel/load-kernel'

describe('loadKernel', () => {
  it('takes WebAssembly, which the set-up has compiled, with a memory for each kernel', () => {
    const [one, other] = [loadKernel(undefined), loadKernel(undefined)]
    expect([one.kind, other.kind]).toEqual(['wasm', 'wasm'])
    expect(one.memory.bytes.buffer).not.toBe(other.memory.bytes.buffer)
  })

  it('takes the twin where it is asked for, or where there is no WebAssembly', () => {
    expect(loadKernel('twin').kind).toBe('twin')
    const held = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!
    Reflect.deleteProperty(globalThis, 'WebAssembly')
    try {
      jest.isolateModules(() => {
        const isolated = jest.requireActual<{ loadKernel: typeof loadKernel }>(
          '../../../../src/media/render/kernel/load-kernel',
        )
        expect(isolated.loadKernel(undefined).kind).toBe('twin')
      })
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', held)
    }
  })
})
