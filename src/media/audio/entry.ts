/** The audio process: what AudioProcess forks. It lives as long as the channel to its parent. */
import { MediaSocket } from '../wire/media-socket'
import { monotonicClock } from './clock'
import { AudioEngine } from './engine'
import type { FromAudio, ToAudio } from './messages'
import { AdaptivePlayout } from './playout/adaptive-playout'
import { openAudioSink } from './sink/open'
import { openAudioSource } from './source/open'
import { createVoice } from './voice/create'

// The terminal sends these to everybody in the foreground: the parent decides what ends, and closes the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

const post = (message: FromAudio): void => {
  // Too late for an answer when the parent is gone; `disconnect` ends the process.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined)
}

const engine = new AudioEngine(
  {
    clock: monotonicClock,
    openSource: openAudioSource,
    openSink: openAudioSink,
    createVoice,
    createPlayout: (rateHz) => new AdaptivePlayout(rateHz),
    createSocket: (onDatagram) => new MediaSocket(onDatagram),
    missing: [],
  },
  post,
)
process.on('message', (message) => engine.handle(message as ToAudio))
process.once('disconnect', () => void engine.close().finally(() => process.exit(0)))
