import { monotonicClock } from '../../clock'
import { AudioDeviceError } from '../../device-error'
import { FRAME_SAMPLES } from '../../format'
import { Metronome } from '../../metronome'
import { toPcm16 } from '../../pcm'
import type { AudioSink, AudioSinkListener } from '../../sink/sink'
import type { AudioDevice } from '../device'
import { Watchdog } from '../watchdog'
import { SpeakerPosition } from './position'
import { PulseProgram } from './program'

/** A speaker through pacat. Its pipe is kept nearly empty: what waits there is delay. */
export class PulseSpeaker implements AudioSink {
  readonly label: string
  private readonly position = new SpeakerPosition()
  private readonly dog = new Watchdog(monotonicClock, () => this.fail(this.silence()))
  private metronome: Metronome | undefined
  private program: PulseProgram | undefined
  private open = true

  private constructor(
    device: AudioDevice | undefined,
    private readonly listener: AudioSinkListener,
  ) {
    this.label = device?.name ?? 'default speaker'
  }

  /** Opens it; rejects with AudioDeviceError. */
  static async open(device: AudioDevice | undefined, listener: AudioSinkListener): Promise<PulseSpeaker> {
    const speaker = new PulseSpeaker(device, listener)
    try {
      await speaker.connect(device?.id)
      return speaker
    } catch (error) {
      await speaker.close()
      throw error
    }
  }

  get latencyMs(): number {
    return this.position.latencyMs(monotonicClock.now())
  }

  async close(): Promise<void> {
    this.open = false
    this.dog.stop()
    this.metronome?.stop()
    await this.program?.close()
  }

  private async connect(id: string | undefined): Promise<void> {
    this.program = await PulseProgram.open('pacat', id, {
      gone: (error) => this.fail(error),
      line: (line) => this.read(line),
    })
    this.metronome = new Metronome(monotonicClock, () => this.feed())
  }

  private read(line: string): void {
    if (this.position.report(line, monotonicClock.now())) this.dog.pat()
  }

  private feed(): void {
    const due = this.position.due(monotonicClock.now())
    for (let count = FRAME_SAMPLES; count <= due && this.open; count += FRAME_SAMPLES) this.write()
  }

  private write(): void {
    const samples = this.listener.pull(FRAME_SAMPLES)
    this.program?.child.stdin.write(toPcm16(samples))
    this.position.wrote(FRAME_SAMPLES)
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
