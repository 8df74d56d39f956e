import { Arena, type Growing } from './arena'
import type { Kernel, KernelFunctions, Memory, Pointer } from './kernel'
import { bands } from './twin/bands'
import { dither } from './twin/dither'
import { half } from './twin/half'
import { mosaic } from './twin/mosaic'
import { quantize } from './twin/quantize'
import { scale } from './twin/scale'

/** A kernel's function in TypeScript: the reference for the one in WebAssembly, and what runs where there is none. */
export type Twin = (memory: Memory, job: Pointer) => number

class GrowingBuffer implements Growing {
  buffer = new ArrayBuffer(65_536)

  growTo(bytes: number): void {
    const larger = new ArrayBuffer(Math.max(bytes, this.buffer.byteLength * 2))
    new Uint8Array(larger).set(new Uint8Array(this.buffer))
    this.buffer = larger
  }
}

/** The kernel in TypeScript. */
export class TwinKernel implements Kernel {
  readonly kind = 'twin'
  readonly call: KernelFunctions
  private readonly arena = new Arena(new GrowingBuffer(), 0)

  constructor() {
    const on =
      (twin: Twin) =>
      (job: Pointer): number =>
        twin(this.memory, job)
    this.call = {
      bands: on(bands),
      dither: on(dither),
      half: on(half),
      mosaic: on(mosaic),
      quantize: on(quantize),
      scale: on(scale),
    }
  }

  get memory(): Memory {
    return this.arena.memory
  }

  allocate(bytes: number): Pointer {
    return this.arena.allocate(bytes)
  }

  scratch(bytes: number): Pointer {
    return this.arena.scratch(bytes)
  }

  release(): void {
    this.arena.release()
  }
}
