import type { Memory, Pointer } from './kernel'

const ALIGNMENT = 16
/** What vector loads may read behind the last byte. */
const SLACK_BYTES = 64

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT

/** Memory that can grow; growth keeps what is in it and replaces its buffer. */
export interface Growing {
  readonly buffer: ArrayBuffer
  growTo(bytes: number): void
}

/** Gives away a growing memory from its start on, and takes it back all at once. */
export class Arena {
  private readonly start: Pointer
  private free: Pointer
  private views: Memory | undefined

  /** `start`: the first byte that may be given away. */
  constructor(
    private readonly growing: Growing,
    start: Pointer,
  ) {
    this.start = this.free = aligned(start)
  }

  /** The memory as it is now. */
  get memory(): Memory {
    const { buffer } = this.growing
    if (this.views?.bytes.buffer !== buffer)
      this.views = { bytes: new Uint8Array(buffer), words: new Int32Array(buffer) }
    return this.views
  }

  /** Memory that is all zero. */
  allocate(bytes: number): Pointer {
    const pointer = this.scratch(bytes)
    this.free = aligned(pointer + bytes)
    this.memory.bytes.fill(0, pointer, this.free)
    return pointer
  }

  /** Memory behind everything that was allocated, until the next call. */
  scratch(bytes: number): Pointer {
    const needed = this.free + aligned(bytes) + SLACK_BYTES
    if (needed > this.growing.buffer.byteLength) this.growing.growTo(needed)
    return this.free
  }

  /** Gives everything back. */
  release(): void {
    this.free = this.start
  }
}
