import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { decodeVideo } from '../../src/protocol/media/video-datagram'

const bound = async (port: number): Promise<UdpSocket | undefined> => {
  const socket = createSocket('udp4')
  socket.bind(port, '127.0.0.1')
  try {
    await once(socket, 'listening')
    return socket
  } catch {
    return undefined
  }
}

const listening = async (): Promise<Server> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A peer of bare sockets, which takes every call with the words that a test gives, and writes down what comes. */
export class RawPeer {
  /** Order numbers of the pictures that came, as they came. */
  readonly orders: number[] = []
  /** All that was said on the control connections. */
  heard = ''
  private readonly sockets = new Set<Socket>()

  private constructor(
    private readonly server: Server,
    private readonly video: UdpSocket,
    private readonly answer: (port: number) => string,
  ) {
    server.on('connection', (socket) => this.serve(socket))
    video.on('message', (datagram) => {
      const order = decodeVideo(datagram)?.order
      if (order !== undefined) this.orders.push(order)
    })
  }

  /** Binds the same number for TCP and UDP; `answer` gets it and makes the reply to the first words of each caller. */
  static async open(answer: (port: number) => string): Promise<RawPeer> {
    for (;;) {
      const server = await listening()
      const video = await bound(portOf(server))
      if (video !== undefined) return new RawPeer(server, video, answer)
      server.close()
    }
  }

  get port(): number {
    return portOf(this.server)
  }

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy()
    this.server.close()
    this.video.close()
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => socket.write(this.answer(this.port), 'utf8'))
    socket.on('data', (piece) => (this.heard += piece.toString('latin1')))
    socket.on('close', () => this.sockets.delete(socket))
  }
}
