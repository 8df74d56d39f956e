/** The transport process: what TransportProcess forks. It lives as long as the channel to its parent. */
import { loadCodec } from '../media/codec/load'
import type { FromTransport, ToTransport } from '../net/xmlrpc/messages'
import { TransportEngine } from './engine'

// The terminal sends these to everybody in the foreground: the parent decides what ends, and closes the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

const post = (message: FromTransport): void => {
  // Too late for an answer when the parent is gone; `disconnect` ends the process.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined)
}

const engine = new TransportEngine(loadCodec().codec, post)
process.on('message', (message) => engine.handle(message as ToTransport))
process.once('disconnect', () => void engine.close().finally(() => process.exit(0)))
