import type { Kernel } from '../../../../src/media/render/kernel/kernel'
import { TwinKernel } from '../../../../src/media/render/kernel/twin-kernel'
import { compileKernels, WasmKernel } from '../../../../src/media/render/kernel/wasm-kernel'
import { webAssembly } from '../../../../src/media/render/kernel/web-assembly'

const library = webAssembly!
const compiled = compileKernels(library)

/** Makes each kind of kernel; the set-up has compiled the one in WebAssembly. */
export const KERNELS: Readonly<Record<Kernel['kind'], () => Kernel>> = {
  wasm: () => new WasmKernel(library, compiled),
  twin: () => new TwinKernel(),
}
