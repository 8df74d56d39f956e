import type { AudioDeviceError } from './device-error'
import type { Opening } from './device-kind'

/** A device that was opened, or is about to be, and what became of it. */
export class OpenedDevice<Device> implements Opening {
  fate: AudioDeviceError | 'ended' | undefined
  device: Device | undefined

  constructor(
    readonly inUse: () => boolean,
    private readonly onFate: () => void,
  ) {}

  readonly failed = (error: AudioDeviceError): void => this.meet(error)
  readonly ended = (): void => this.meet('ended')

  private meet(fate: AudioDeviceError | 'ended'): void {
    if (this.fate !== undefined) return
    this.fate = fate
    this.onFate()
  }
}
