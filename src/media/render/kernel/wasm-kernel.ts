import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Arena, type Growing } from './arena'
import type { Kernel, KernelFunctions, Memory, Pointer } from './kernel'
import type { CompiledModule, LinearMemory, WebAssemblyLibrary } from './web-assembly'

const PAGE_BYTES = 65_536
const FILE = 'render.wasm'
/** In the folder of the compiled program, as that program and as the sources see it. */
const PLACES = ['../../..', '../../../../dist'].map((folder) => join(__dirname, folder, FILE))

type Exports = KernelFunctions & { readonly memory: LinearMemory; heapStart(): Pointer }

class GrowingPages implements Growing {
  constructor(private readonly pages: LinearMemory) {}

  get buffer(): ArrayBuffer {
    return this.pages.buffer
  }

  growTo(bytes: number): void {
    this.pages.grow(Math.ceil((bytes - this.pages.buffer.byteLength) / PAGE_BYTES))
  }
}

/** The compiled kernels; throws what the system or WebAssembly says where they are missing or cannot run here. */
export const compileKernels = (library: WebAssemblyLibrary): CompiledModule =>
  new library.Module(readFileSync(PLACES.find((place) => existsSync(place)) ?? FILE))

/** The kernel in WebAssembly, with a memory of its own. */
export class WasmKernel implements Kernel {
  readonly kind = 'wasm'
  readonly call: KernelFunctions
  private readonly arena: Arena

  constructor(library: WebAssemblyLibrary, module: CompiledModule) {
    const exports = new library.Instance(module).exports as Exports
    this.call = exports
    this.arena = new Arena(new GrowingPages(exports.memory), exports.heapStart())
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
