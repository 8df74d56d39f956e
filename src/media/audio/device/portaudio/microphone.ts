import { monotonicClock } from '../../clock'
import { AudioDeviceError } from '../../device-error'
import { fromPcm16 } from '../../pcm'
import type { AudioSource, AudioSourceListener } from '../../source/source'
import type { AudioDevice } from '../device'
import { Watchdog } from '../watchdog'
import type { FromPortAudio } from './messages'
import { PortAudioProcess } from './process'

/** A microphone through naudiodon. */
export class PortAudioMicrophone implements AudioSource {
  /** The addon does not tell; a buffer, and what was measured beside it. */
  readonly latencyMs = 20
  readonly label: string
  private readonly dog = new Watchdog(monotonicClock, () => this.fail(this.silence()))
  private process: PortAudioProcess | undefined
  private open = true

  private constructor(
    device: AudioDevice | undefined,
    private readonly listener: AudioSourceListener,
  ) {
    this.label = device?.name ?? 'default microphone'
  }

  /** Opens it; rejects with AudioDeviceError. */
  static async open(device: AudioDevice | undefined, listener: AudioSourceListener): Promise<PortAudioMicrophone> {
    const microphone = new PortAudioMicrophone(device, listener)
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
    await this.process?.close()
  }

  private async connect(id: string | undefined): Promise<void> {
    const { process } = await PortAudioProcess.start(['microphone', ...(id === undefined ? [] : [id])], {
      message: (message) => this.take(message),
      gone: (error) => this.fail(error),
    })
    this.process = process
  }

  private take(message: FromPortAudio): void {
    if (!this.open || message.type !== 'samples') return
    this.dog.pat()
    this.listener.samples(fromPcm16(Buffer.from(message.pcm)))
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
