import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const PATIENCE_MS = 15_000
const POLL_MS = 5

/** Waits until something holds; fails with `what` when it does not come to hold. */
export const until = async (holds: () => boolean, what: string): Promise<void> => {
  const deadlineMs = performance.now() + PATIENCE_MS
  while (!holds()) {
    if (performance.now() > deadlineMs) throw new Error(`waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** A connection to a discovery server on which anything can be written. */
export class RawClient {
  heard = ''
  closed = false

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => (this.heard += text))
    socket.on('error', () => undefined)
    socket.on('close', () => (this.closed = true))
    socket.on('end', () => (this.closed = true))
  }

  static async open(port: number, localAddress = '127.0.0.1'): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', localAddress, noDelay: true })
    await once(socket, 'connect')
    return new RawClient(socket)
  }

  say(text: string): this {
    this.socket.write(text, 'latin1')
    return this
  }

  /** What was heard since the last call, once it matches. */
  async hears(pattern: RegExp): Promise<string> {
    await until(() => pattern.test(this.heard), `${String(pattern)} in ${JSON.stringify(this.heard.slice(0, 200))}`)
    const { heard } = this
    this.heard = ''
    return heard
  }

  async ask(request: string, pattern = /^(?:OK|NOK) .|^BYE/s): Promise<string> {
    return this.say(request).hears(pattern)
  }

  async isClosed(): Promise<void> {
    await until(() => this.closed, 'the server closes')
  }

  close(): void {
    this.socket.destroy()
  }
}
