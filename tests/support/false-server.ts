import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

/** A discovery server that replies what a test wants, in raw bytes. */
export interface FalseServer {
  readonly address: string
  close(): void
}

const open = new Set<FalseServer>()

/** Ends every one that a test left; for `afterEach`. */
export const closeFalseServers = (): void => {
  for (const server of open) server.close()
  open.clear()
}

/** Starts one on a free port; each piece that comes is taken for a request. */
export const falseServer = async (reply: (request: string) => string | Uint8Array): Promise<FalseServer> => {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (request) => socket.write(reply(request.toString())))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = (): void => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  const started = { address: `127.0.0.1:${port}`, close }
  open.add(started)
  return started
}
