import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** How one client asks again and again. */
export interface Load {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** Of how many addresses of this machine the connections are; each counts as a client of its own. */
  readonly clients?: number
  readonly request: (index: number) => string
  /** Bytes of a whole reply; without it the first piece is the reply. */
  readonly replyBytes?: number
}

/** What it got. */
export interface LoadResult {
  readonly replies: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
}

const open = async (port: number, client: number): Promise<Socket> => {
  // Only Linux answers to all of 127.0.0.0/8.
  const own = process.platform === 'linux' ? { localAddress: `127.0.0.${client + 1}` } : {}
  const socket = connect({ host: '127.0.0.1', port, noDelay: true, ...own })
  await once(socket, 'connect')
  return socket
}

const ask = (socket: Socket, request: string, replyBytes: number): Promise<void> =>
  new Promise((resolve, reject) => {
    let missing = replyBytes
    const onData = (chunk: Buffer): void => {
      missing -= chunk.length
      if (missing > 0) return
      socket.off('data', onData).off('close', onClose)
      resolve()
    }
    const onClose = (): void => reject(new Error(`closed after ${request}`))
    socket.on('data', onData).on('close', onClose)
    socket.write(request)
  })

const quantile = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10

/** Asks on all connections, each waiting for its reply before it asks again, until the time is over. */
export const load = async (options: Load): Promise<LoadResult> => {
  const { port, connections, seconds, clients = 1, request, replyBytes = 1 } = options
  const sockets = await Promise.all(Array.from({ length: connections }, (_, index) => open(port, index % clients)))
  const times: number[] = []
  const startMs = performance.now()
  let count = 0
  const work = async (socket: Socket): Promise<void> => {
    while (performance.now() - startMs < seconds * 1000) {
      const askedMs = performance.now()
      await ask(socket, request(count++), replyBytes)
      times.push(performance.now() - askedMs)
    }
  }
  await Promise.all(sockets.map(work))
  const elapsedSeconds = (performance.now() - startMs) / 1000
  for (const socket of sockets) socket.destroy()
  times.sort((one, other) => one - other)
  const perSecond = Math.round((times.length / elapsedSeconds) * 10) / 10
  return { replies: times.length, perSecond, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) }
}
