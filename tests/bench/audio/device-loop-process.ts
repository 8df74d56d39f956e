/** What DeviceLoop forks: the default microphone is heard at the default speaker, until its parent lets go of it. */
import { join } from 'node:path'
import { samplesOf } from '../../../src/media/audio/format'
import { SampleQueue } from '../../../src/media/audio/sample-queue'
import type * as SinkModule from '../../../src/media/audio/sink/open'
import type * as SourceModule from '../../../src/media/audio/source/open'

const COMPILED = join(__dirname, '../../../dist/media/audio')
/** More than this waits after a stall only, and would stay. */
const MOST_WAITING = samplesOf(40)

const failed = (error: Error): never => {
  throw error
}

const loop = async (): Promise<void> => {
  const { openAudioSource } = (await import(join(COMPILED, 'source/open.js'))) as typeof SourceModule
  const { openAudioSink } = (await import(join(COMPILED, 'sink/open.js'))) as typeof SinkModule
  const queue = new SampleQueue()
  const samples = (chunk: Float32Array): void => {
    queue.push(chunk)
    queue.take(Math.max(0, queue.length - MOST_WAITING))
  }
  // What is not there yet is silence: what waits becomes as much as the two devices need, and no more.
  const pull = (count: number): Float32Array => {
    const played = new Float32Array(count)
    const missing = Math.max(0, count - queue.length)
    played.set(queue.take(count), missing)
    return played
  }
  await openAudioSource({ kind: 'mic' }, { samples, failed, ended: () => undefined })
  await openAudioSink({ kind: 'default' }, { pull, failed })
  process.send?.('open')
}

process.once('disconnect', () => process.exit(0))
void loop()
