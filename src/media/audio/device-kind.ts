import type { AudioClock } from './clock'
import type { AudioDeviceError } from './device-error'

/** What a source and a sink have in common. */
export interface SoundDevice {
  /** Its name for a person. */
  readonly label: string
  readonly latencyMs: number
  close(): Promise<void>
}

/** A device from the moment on that it is being opened. */
export interface Opening {
  /** Whether it is the one in use: to no other is listened. */
  readonly inUse: () => boolean
  readonly failed: (error: AudioDeviceError) => void
  readonly ended: () => void
}

/** What becomes of the device. */
export interface DeviceEvents<Spec> {
  ready(spec: Spec, label: string): void
  /** It could not be opened; what was before stays. */
  failed(spec: Spec, message: string): void
  /** A file is over. */
  ended(spec: Spec): void
  /** It was lost, or could not be opened when it was needed. */
  lost(message: string): void
  back(message: string): void
}

/** How a kind of device is handled. */
export interface DeviceKind<Spec, Device> {
  readonly clock: AudioClock
  readonly events: DeviceEvents<Spec>
  /** Rejects with AudioDeviceError. */
  open(spec: Spec, opening: Opening): Promise<Device>
  /** Opening it before it is needed shows whether it works, and does no harm. */
  probes(spec: Spec): boolean
  /** It may be lost and come back. */
  returns(spec: Spec): boolean
  /** What takes the place of a file that ended. */
  readonly afterEnd: Spec
  /** What it means that there is none: "You are not heard". */
  readonly without: string
}
