import { MediaSocket } from '../media/wire/media-socket'

/** The address that our own processes are reached at. */
export const LOOPBACK = '127.0.0.1'

/** A UDP port on this machine, through which one of our own media processes sends and hears. Others are not heard. */
export class LocalPort {
  private readonly socket = new MediaSocket((bytes, from) => {
    if (from.port === this.peer) this.onDatagram(bytes)
  })
  /** The port of our process. */
  peer: number | undefined

  constructor(private readonly onDatagram: (bytes: Uint8Array) => void) {}

  /** Binds and gives the port; 0 takes a free one. Rejects with the system's error. */
  open(port: number): Promise<number> {
    return this.socket.open({ host: LOOPBACK, port })
  }

  /** Sends to our process. */
  send(datagram: Uint8Array): void {
    if (this.peer !== undefined) void this.socket.send([datagram], { host: LOOPBACK, port: this.peer })
  }

  close(): void {
    this.socket.close()
  }
}
