import type { Kernel, Memory, Pointer } from './kernel'

const WORD_BYTES = 4

/** The parameters of a kernel's function as they lie in its memory: signed numbers of 32 bits, one behind the other. */
export class Layout<Name extends string> {
  constructor(readonly names: readonly Name[]) {}

  /** Room for one set of parameters. */
  allocate(kernel: Kernel): Pointer {
    return kernel.allocate(this.names.length * WORD_BYTES)
  }

  read({ words }: Memory, at: Pointer): Record<Name, number> {
    const values = this.names.map((name, i) => [name, words[at / WORD_BYTES + i] ?? 0] as const)
    return Object.fromEntries(values) as Record<Name, number>
  }

  /** Writes those that are given; the others stay. */
  write({ words }: Memory, at: Pointer, values: Readonly<Partial<Record<Name, number>>>): void {
    this.names.forEach((name, i) => {
      const value = values[name]
      if (value !== undefined) words[at / WORD_BYTES + i] = value
    })
  }
}
