import { monotonicClock } from '../../clock'
import { AudioDeviceError } from '../../device-error'
import { FRAME_SAMPLES } from '../../format'
import { toPcm16 } from '../../pcm'
import type { AudioSink, AudioSinkListener } from '../../sink/sink'
import type { AudioDevice } from '../device'
import { Watchdog } from '../watchdog'
import type { FromPortAudio } from './messages'
import { PortAudioProcess } from './process'

/** A speaker through naudiodon. A frame is pulled whenever the addon has taken one, by the clock of the sound card. */
export class PortAudioSpeaker implements AudioSink {
  /** The addon does not tell; its queue, and what was measured beside it. */
  readonly latencyMs = 40
  readonly label: string
  private readonly dog = new Watchdog(monotonicClock, () => this.fail(this.silence()))
  private process: PortAudioProcess | undefined
  private open = true

  private constructor(
    device: AudioDevice | undefined,
    private readonly listener: AudioSinkListener,
  ) {
    this.label = device?.name ?? 'default speaker'
  }

  /** Opens it; rejects with AudioDeviceError. */
  static async open(device: AudioDevice | undefined, listener: AudioSinkListener): Promise<PortAudioSpeaker> {
    const speaker = new PortAudioSpeaker(device, listener)
    try {
      await speaker.connect(device?.id)
      return speaker
    } catch (error) {
      await speaker.close()
      throw error
    }
  }

  async close(): Promise<void> {
    this.open = false
    this.dog.stop()
    await this.process?.close()
  }

  private async connect(id: string | undefined): Promise<void> {
    const { process } = await PortAudioProcess.start(['speaker', ...(id === undefined ? [] : [id])], {
      message: (message) => this.take(message),
      gone: (error) => this.fail(error),
    })
    this.process = process
    this.play()
  }

  private take(message: FromPortAudio): void {
    if (!this.open || message.type !== 'want' || this.process === undefined) return
    this.dog.pat()
    this.play()
  }

  private play(): void {
    const pcm = toPcm16(this.listener.pull(FRAME_SAMPLES))
    if (this.open) this.process?.send({ type: 'play', pcm })
  }

  private fail(error: AudioDeviceError): void {
    if (!this.open) return
    void this.close()
    this.listener.failed(error)
  }

  private silence(): AudioDeviceError {
    return new AudioDeviceError('lost', `The ${this.label} plays nothing any more.`)
  }
}
