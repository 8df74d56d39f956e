/** A compiled module; only WebAssembly knows what is in it. */
export interface CompiledModule {
  readonly kind?: 'compiled module'
}

/** A module's memory; growth replaces the buffer. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer
  /** Adds pages of 65,536 bytes. */
  grow(pages: number): number
}

/** What is used of WebAssembly, which TypeScript declares for browsers only. */
export interface WebAssemblyLibrary {
  readonly Module: new (bytes: Uint8Array) => CompiledModule
  readonly Instance: new (module: CompiledModule) => { readonly exports: unknown }
}

/** WebAssembly; undefined where node was told to do without. */
export const webAssembly = (globalThis as { readonly WebAssembly?: WebAssemblyLibrary }).WebAssembly
