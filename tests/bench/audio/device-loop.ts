import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { PulseServer } from '../../support/pulse-server'

const ENTRY = join(__dirname, 'device-loop-process.ts')

/** A process that plays what the microphone of a sound server hears, by vcall's own sources and sinks and nothing else. */
export class DeviceLoop {
  private constructor(private readonly child: ChildProcess) {}

  /** Resolves when both devices are open; rejects when they cannot be. */
  static async open(server: PulseServer): Promise<DeviceLoop> {
    const child = fork(ENTRY, [], {
      execArgv: ['-r', 'ts-node/register/transpile-only'],
      env: { ...process.env, ...server.environment },
    })
    await new Promise((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', () => reject(new Error('the loop of the devices does not run')))
    })
    return new DeviceLoop(child)
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve))
    if (this.child.connected) this.child.disconnect()
    await ended
  }
}
