import { connect, type Socket } from 'node:net'
import { StringDecoder } from 'node:string_decoder'
import { encodeRequest } from '../protocol/discovery/encode'
import type { Request } from '../protocol/discovery/message'
import { type Collected, ReplyCollector } from '../protocol/discovery/reply-collector'
import type { Endpoint } from './signalling'

/** How long a discovery server may take to accept a connection. */
export const CONNECT_TIMEOUT_MS = 5_000

/** How long a connection that we are done with may take to close. */
const FAREWELL_MS = 1_000

/** Why there is no reply. */
export class ExchangeError extends Error {
  constructor(
    readonly reason: 'unreachable' | 'connect-timeout' | Extract<Collected, { type: 'failed' }>['reason'],
    options?: ErrorOptions,
  ) {
    super(reason, options)
    this.name = 'ExchangeError'
  }
}

/**
 * One request and its whole reply on a connection of its own, then QUIT if `quit` says so. Rejects with ExchangeError.
 * The request is one write without terminator, nothing is ever sent that waits for no reply (UAM V0/V1, section 1).
 */
export const exchange = async (server: Endpoint, request: Request, quit = false): Promise<string> => {
  const socket = await open(server)
  try {
    const reply = await ask(socket, request)
    if (quit && !socket.readableEnded) await ask(socket, { type: 'QUIT' }).catch(() => undefined)
    return reply
  } finally {
    leave(socket)
  }
}

const open = ({ host, port }: Endpoint): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    const timer = setTimeout(() => socket.destroy(new ExchangeError('connect-timeout')), CONNECT_TIMEOUT_MS)
    socket.once('close', () => clearTimeout(timer))
    socket.once('error', (cause) =>
      reject(cause instanceof ExchangeError ? cause : new ExchangeError('unreachable', { cause })),
    )
    socket.once('connect', () => {
      clearTimeout(timer)
      // Whatever breaks later shows as the end of what could be read.
      socket.on('error', () => undefined)
      resolve(socket)
    })
  })

const ask = (socket: Socket, request: Request): Promise<string> =>
  new Promise((resolve, reject) => {
    new Listening(socket, (status) => {
      if (status.type === 'complete') resolve(status.text)
      else reject(new ExchangeError(status.reason))
    })
    socket.write(encodeRequest(request))
  })

/** Attaches a collector to a socket until the reply is whole or will never be. */
class Listening {
  private readonly collector = new ReplyCollector(performance.now())
  private readonly decoder = new StringDecoder('utf8')
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly socket: Socket,
    private readonly settle: (status: Exclude<Collected, { type: 'waiting' }>) => void,
  ) {
    socket.on('data', this.onData).on('end', this.onEnd).on('close', this.onEnd)
    this.look()
  }

  private readonly onData = (chunk: Buffer): void => {
    this.collector.push(this.decoder.write(chunk), performance.now())
    this.look()
  }

  private readonly onEnd = (): void => {
    this.collector.end()
    this.look()
  }

  private readonly look = (): void => {
    const now = performance.now()
    const status = this.collector.status(now)
    clearTimeout(this.timer)
    if (status.type === 'waiting') {
      this.timer = setTimeout(this.look, Math.ceil(status.untilMs - now))
      return
    }
    this.socket.off('data', this.onData).off('end', this.onEnd).off('close', this.onEnd)
    this.settle(status)
  }
}

/** Closes without a reset, so that a server that is still writing is not disturbed, but never waits for it long. */
const leave = (socket: Socket): void => {
  const timer = setTimeout(() => socket.destroy(), FAREWELL_MS).unref()
  socket.once('close', () => clearTimeout(timer))
  socket.unref()
  socket.resume()
  socket.end()
}
