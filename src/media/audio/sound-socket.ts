import type { Endpoint } from '../wire/peer'

/** The UDP port of sound. */
export interface SoundSocket {
  /** Binds and gives the port that was bound; rejects with the system's error. */
  open(at: Endpoint): Promise<number>
  /** Resolves with false when the system refused it. */
  send(datagram: readonly Uint8Array[], to: Endpoint): Promise<boolean>
  close(): void
}

/** So many ports above the wanted one are tried. */
const MOST_TRIES = 100
const LAST_PORT = 65_535

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** Binds the wanted port or, where it is taken, the next free one above it. */
export const openNextFree = async (socket: SoundSocket, wanted: Endpoint): Promise<number> => {
  const last = Math.min(LAST_PORT, wanted.port + MOST_TRIES - 1)
  for (let number = wanted.port; ; number++) {
    try {
      return await socket.open({ ...wanted, port: number })
    } catch (error) {
      if (!isTaken(error) || number >= last) throw error
    }
  }
}
