/** The video process: what VideoProcess forks. It lives as long as the channel to its parent. */
import { loadCodec } from '../codec/load'
import { VideoEngine } from './engine'
import type { FromVideo, ToVideo } from './messages'

// The terminal sends these to everybody in the foreground: the parent decides what ends, and closes the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

const post = (message: FromVideo): void => {
  // Too late for an answer when the parent is gone; `disconnect` ends the process.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined)
}

const engine = new VideoEngine(loadCodec(), post)
process.on('message', (message) => engine.handle(message as ToVideo))
process.once('disconnect', () => void engine.close().finally(() => process.exit(0)))
