import { createServer } from 'node:net'

/** Below those that the system gives away by itself: nobody who asks for any port gets one of these. */
const LOWEST = 20_000
const COUNT = 10_000

const taken = new Set<number>()

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** A port of this machine that is free, and stays so for who must be told it before it is bound. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * COUNT)
    if (taken.has(port)) continue
    taken.add(port)
    if (await isFree(port)) return port
  }
}
