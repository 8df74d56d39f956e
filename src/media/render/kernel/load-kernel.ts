import type { Kernel } from './kernel'
import { TwinKernel } from './twin-kernel'
import { compileKernels, WasmKernel } from './wasm-kernel'
import { webAssembly } from './web-assembly'

type Maker = () => Kernel

const makeTwin: Maker = () => new TwinKernel()

const compiled = (): Maker => {
  if (webAssembly === undefined) return makeTwin
  const library = webAssembly
  try {
    const module = compileKernels(library)
    return () => new WasmKernel(library, module)
  } catch {
    // The file is missing, or this machine has no vector unit that WebAssembly could use.
    return makeTwin
  }
}

let make: Maker | undefined

/** A kernel with a memory of its own: WebAssembly, or its twin where that cannot run or VCALL_KERNEL=twin asks for it. */
export const loadKernel = (wanted = process.env.VCALL_KERNEL): Kernel => {
  if (wanted === 'twin') return makeTwin()
  make ??= compiled()
  return make()
}
