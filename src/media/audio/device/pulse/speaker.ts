import { monotonicClock } from '../../clock'
import { FRAME_SAMPLES } from '../../format'
import { Metronome } from '../../metronome'
import { toPcm16 } from '../../pcm'
import type { AudioSink, AudioSinkListener } from '../../sink/sink'
import type { AudioDevice } from '../device'
import { DeviceLife } from '../life'
import { SpeakerPosition } from './position'
import { PulseProgram } from './program'

/** A speaker through pacat. Its pipe is kept nearly empty: what waits there is delay. */
export class PulseSpeaker implements AudioSink {
  private readonly position = new SpeakerPosition()
  private readonly life: DeviceLife
  private metronome: Metronome | undefined
  private program: PulseProgram | undefined

  private constructor(
    readonly label: string,
    private readonly listener: AudioSinkListener,
  ) {
    this.life = new DeviceLife(label, (error) => {
      this.metronome?.stop()
      listener.failed(error)
    })
  }

  /** Opens it; rejects with AudioDeviceError. */
  static async open(device: AudioDevice | undefined, listener: AudioSinkListener): Promise<PulseSpeaker> {
    const speaker = new PulseSpeaker(device?.name ?? 'default speaker', listener)
    await speaker.connect(device?.id)
    return speaker
  }

  get latencyMs(): number {
    return this.position.latencyMs(monotonicClock.now())
  }

  close(): Promise<void> {
    this.metronome?.stop()
    return this.life.close()
  }

  private async connect(id: string | undefined): Promise<void> {
    const opening = PulseProgram.open('pacat', id, {
      gone: (why) => this.life.lose(why),
      line: (line) => this.read(line),
    })
    this.program = await this.life.own(opening)
    this.metronome = new Metronome(monotonicClock, () => this.feed())
  }

  private read(line: string): void {
    if (this.position.report(line, monotonicClock.now())) this.life.sign()
  }

  private feed(): void {
    for (let due = this.position.due(monotonicClock.now()); due >= FRAME_SAMPLES; due -= FRAME_SAMPLES) this.write()
  }

  private write(): void {
    const samples = this.listener.pull(FRAME_SAMPLES)
    this.program?.child.stdin.write(toPcm16(samples))
    this.position.wrote(FRAME_SAMPLES)
  }
}
