/** What one participant, and all together, may take of a registry. */
export interface SalaLimits {
  readonly maxConnections: number
  readonly maxConnectionsPerAddress: number
  /** From the connection to the name (Sala Virtual, section 3, "As server", rule 1). */
  readonly nameMs: number
  /** Who was refused keeps the connection for so long: genuine programs bear no end of it. */
  readonly refusedMs: number
  /** Without progress in reading what was said. */
  readonly stallMs: number
  /** Messages that wait to be said. */
  readonly maxWaiting: number
}

/** What a class needs, with room to spare; times in ms. */
export const SALA_LIMITS: SalaLimits = {
  maxConnections: 4_096,
  maxConnectionsPerAddress: 128,
  nameMs: 10_000,
  refusedMs: 60_000,
  stallMs: 20_000,
  maxWaiting: 16,
}
