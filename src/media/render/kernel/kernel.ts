/** A place in a kernel's memory, in bytes from its start; a multiple of 16 when it came from `allocate`. */
export type Pointer = number

/** A function over the kernel's memory: it takes the pointer of its parameters. The answer's meaning is its own. */
export type KernelFunction = (job: Pointer) => number

/** Every function that a kernel has; each has a file of its name in `assembly/` and in `twin/`, and one for its parameters. */
export type KernelName = 'bands' | 'dither' | 'half' | 'mosaic' | 'quantize' | 'scale'

/** The functions of a kernel by name. */
export type KernelFunctions = Readonly<Record<KernelName, KernelFunction>>

/** The same memory seen as bytes and as whole numbers of 32 bits. */
export interface Memory {
  readonly bytes: Uint8Array
  readonly words: Int32Array
}

/**
 * What the picture is computed with: functions over one linear memory, in WebAssembly or in TypeScript, with the same
 * result to the byte. A renderer has a kernel of its own and plans its memory once for each size of its box.
 */
export interface Kernel {
  readonly kind: 'wasm' | 'twin'
  readonly call: KernelFunctions
  /** The memory as it is now. Whoever allocates asks for it again: growth makes the old views empty. */
  readonly memory: Memory
  /** Memory that is all zero. */
  allocate(bytes: number): Pointer
  /**
   * Memory behind everything that was allocated, for what is used up at once. It may hold anything, and the next
   * `allocate` or `scratch` gives the same memory away. 64 bytes more than asked for may be read.
   */
  scratch(bytes: number): Pointer
  /** Gives all allocated memory back. */
  release(): void
}
