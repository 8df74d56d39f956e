import type { Connection } from './connection'
import type { ServerLimits } from './limits'

/** The open connections, and who has to leave when there are too many: whoever asked nothing for longest. */
export class Crowd {
  private readonly all = new Set<Connection>()
  private readonly byKey = new Map<string, Set<Connection>>()

  constructor(private readonly limits: Pick<ServerLimits, 'maxConnections' | 'maxConnectionsPerClient'>) {}

  get size(): number {
    return this.all.size
  }

  /** Takes a connection in; the new one is closed when all others are being served. */
  admit(connection: Connection): void {
    const own = this.byKey.get(connection.key) ?? new Set()
    const crowded =
      own.size >= this.limits.maxConnectionsPerClient
        ? own
        : this.all.size >= this.limits.maxConnections
          ? this.all
          : undefined
    const leaving = crowded === undefined ? undefined : (longestIdle(crowded) ?? connection)
    leaving?.drop('crowded')
    if (leaving === connection) return
    if (leaving !== undefined) this.remove(leaving)
    this.all.add(connection)
    this.byKey.set(connection.key, own.add(connection))
  }

  remove(connection: Connection): void {
    const own = this.byKey.get(connection.key)
    this.all.delete(connection)
    own?.delete(connection)
    if (own?.size === 0) this.byKey.delete(connection.key)
  }

  sweep(nowMs: number): void {
    for (const connection of this.all) connection.sweep(nowMs)
  }

  /** Closes all; resolves when nothing is done for any of them. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.all, (connection) => connection.close()))
  }
}

const longestIdle = (connections: ReadonlySet<Connection>): Connection | undefined => {
  let longest: Connection | undefined
  for (const connection of connections) {
    const { idleSinceMs } = connection
    if (idleSinceMs === undefined) continue
    if (longest?.idleSinceMs === undefined || idleSinceMs < longest.idleSinceMs) longest = connection
  }
  return longest
}
