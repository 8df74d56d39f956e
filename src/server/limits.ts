/** What one client, and all together, may take of the server. */
export interface ServerLimits {
  readonly maxConnections: number
  readonly maxConnectionsPerClient: number
  /** From the connection to its first good request. */
  readonly firstRequestMs: number
  /** Between requests. */
  readonly idleMs: number
  /** Without progress in reading a reply. */
  readonly stallMs: number
  /** Between our end of a connection and the client's. */
  readonly lingerMs: number
  /** One after the other, before the connection is closed. */
  readonly maxBadRequests: number
  /** How often connections and reservations are looked over. */
  readonly sweepMs: number
  /** New nicks that one client may reserve at once. */
  readonly nickBurst: number
  /** After how long it may reserve another. */
  readonly nickRefillMs: number
}

const HOUR_MS = 3600 * 1000

/** What a server of a class or a small company needs, with room to spare; times in ms, sizes in bytes. */
export const DEFAULT_LIMITS: ServerLimits = {
  maxConnections: 4_096,
  // A class room behind one address, with a connection for the whole session and another one each.
  maxConnectionsPerClient: 128,
  firstRequestMs: 60_000,
  // As long as a reservation: some clients keep one connection for the whole session and say nothing on it.
  idleMs: 24 * HOUR_MS,
  stallMs: 20_000,
  lingerMs: 2_000,
  maxBadRequests: 8,
  sweepMs: 1_000,
  nickBurst: 200,
  nickRefillMs: 60_000,
}
