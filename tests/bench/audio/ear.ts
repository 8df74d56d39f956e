import { spawn, type ChildProcess } from 'node:child_process'
import { SAMPLE_RATE_HZ } from '../../../src/media/audio/format'
import { fromPcm16 } from '../../../src/media/audio/pcm'
import type { PulseServer } from '../../support/pulse-server'

const ARGUMENTS = [
  '--raw',
  '--format=s16le',
  '--rate=48000',
  '--channels=1',
  '--latency-msec=10',
  '--process-time-msec=5',
]

/** Hears a source of a sound server, and knows when each sample came. */
export class Ear {
  private readonly chunks: Buffer[] = []
  private readonly child: ChildProcess
  private bytes = 0
  /** The time of the first sample, as the chunk says that came with the least delay: ms of performance.now(). */
  private beginMs = Infinity

  constructor(server: PulseServer, source: string) {
    const env = { ...process.env, ...server.environment }
    this.child = spawn('parec', [...ARGUMENTS, `--device=${source}`], { stdio: ['ignore', 'pipe', 'ignore'], env })
    this.child.stdout?.on('data', (chunk: Buffer) => this.hear(chunk))
  }

  /** Ends it; gives the sound and the time of its first sample. */
  async stop(): Promise<{ readonly sound: Float32Array; readonly beginMs: number }> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill('SIGKILL')
    await ended
    return { sound: fromPcm16(Buffer.concat(this.chunks)), beginMs: this.beginMs }
  }

  private hear(chunk: Buffer): void {
    this.chunks.push(chunk)
    this.bytes += chunk.length
    const lastedMs = (this.bytes / 2 / SAMPLE_RATE_HZ) * 1000
    this.beginMs = Math.min(this.beginMs, performance.now() - lastedMs)
  }
}
