import { monotonicClock } from '../clock'
import { AudioDeviceError } from '../device-error'
import { Watchdog } from './watchdog'

/** A process that serves a device. */
interface Served {
  close(): Promise<void>
}

/** The life of an open device: it is lost at most once, and after it was closed nothing is told. */
export class DeviceLife {
  private dog: Watchdog | undefined
  private served: Served | undefined
  private open = true

  /** `label` names the device for a person: "default microphone". */
  constructor(
    private readonly label: string,
    private readonly failed: (error: AudioDeviceError) => void,
  ) {}

  /** Takes over what serves the device; what opening it rejects with is passed on. */
  async own<Opened extends Served>(opening: Promise<Opened>): Promise<Opened> {
    try {
      const served = await opening
      this.served = served
      this.dog = new Watchdog(monotonicClock, () => this.lose('it gives no sign of life any more'))
      return served
    } catch (error) {
      await this.close()
      throw error
    }
  }

  /** The device did something; false when nobody wants to know any more. */
  sign(): boolean {
    if (this.open) this.dog?.pat()
    return this.open
  }

  /** The device is gone; `why` is the end of a sentence. */
  lose(why: string): void {
    if (!this.open) return
    void this.close()
    this.failed(new AudioDeviceError('lost', `The ${this.label} is gone: ${why}.`))
  }

  async close(): Promise<void> {
    this.open = false
    this.dog?.stop()
    await this.served?.close()
  }
}
