import type { Socket } from 'node:dgram'
import { createSocket } from 'node:dgram'
import type { Endpoint } from './peer'
import { needsIpv6 } from './peer'

/** Room in the system for about a second of media while we are busy. */
const RECEIVE_BUFFER_BYTES = 1 << 20

/** The UDP port of one kind of media. Node reads each datagram into 65,536 bytes, the most there can be. */
export class MediaSocket {
  private socket: Socket | undefined

  constructor(private readonly onDatagram: (bytes: Uint8Array, from: Endpoint) => void) {}

  /** Binds and gives the port; an older port is closed only when the new one is bound. Rejects with the system's error. */
  async open(at: Endpoint): Promise<number> {
    const type = needsIpv6(at.host) ? 'udp6' : 'udp4'
    const socket = createSocket({ type, recvBufferSize: RECEIVE_BUFFER_BYTES })
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.bind({ address: at.host, port: at.port, exclusive: true }, resolve)
    })
    socket.removeAllListeners('error')
    // "Port unreachable" and the like: the peer opens its port only after accepting.
    socket.on('error', () => undefined)
    socket.on('message', (bytes, from) => this.onDatagram(bytes, { host: from.address, port: from.port }))
    this.close()
    this.socket = socket
    return socket.address().port
  }

  /** Sends one datagram; resolves with false when the system refused it. */
  send(datagram: readonly Uint8Array[], to: Endpoint): Promise<boolean> {
    const { socket } = this
    if (socket === undefined) return Promise.resolve(false)
    return new Promise((resolve) => {
      socket.send(datagram, to.port, to.host, (error) => resolve(error === null))
    })
  }

  close(): void {
    this.socket?.close()
    this.socket = undefined
  }
}
