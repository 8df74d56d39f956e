import { monotonicClock } from '../../clock'
import { AudioDeviceError } from '../../device-error'
import { Pcm16Reader } from '../../pcm'
import type { AudioSource, AudioSourceListener } from '../../source/source'
import type { AudioDevice } from '../device'
import { Watchdog } from '../watchdog'
import { PulseProgram } from './program'

/** A microphone through parec. */
export class PulseMicrophone implements AudioSource {
  /** What the server and the pipe hold back at the latency that is asked of them. */
  readonly latencyMs = 20
  readonly label: string
  private readonly reader = new Pcm16Reader()
  private readonly dog = new Watchdog(monotonicClock, () => this.fail(this.silence()))
  private program: PulseProgram | undefined
  private open = true

  private constructor(
    device: AudioDevice | undefined,
    private readonly listener: AudioSourceListener,
  ) {
    this.label = device?.name ?? 'default microphone'
  }

  /** Opens it; rejects with AudioDeviceError. */
  static async open(device: AudioDevice | undefined, listener: AudioSourceListener): Promise<PulseMicrophone> {
    const microphone = new PulseMicrophone(device, listener)
    try {
      await microphone.connect(device?.id)
      return microphone
    } catch (error) {
      await microphone.close()
      throw error
    }
  }

  async close(): Promise<void> {
    this.open = false
    this.dog.stop()
    await this.program?.close()
  }

  private async connect(id: string | undefined): Promise<void> {
    this.program = await PulseProgram.open('parec', id, { gone: (error) => this.fail(error) })
    this.program.child.stdout.on('data', (chunk: Buffer) => this.take(chunk))
  }

  private take(chunk: Buffer): void {
    if (!this.open) return
    this.dog.pat()
    this.listener.samples(this.reader.push(chunk))
  }

  private fail(error: AudioDeviceError): void {
    if (!this.open) return
    void this.close()
    this.listener.failed(error)
  }

  private silence(): AudioDeviceError {
    return new AudioDeviceError('lost', `The ${this.label} gives no sound any more.`)
  }
}
