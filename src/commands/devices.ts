import { listCameras } from '../doctor/devices'
import { EXIT } from '../exit'
import type { AudioDevice } from '../media/audio/device/device'
import { listAudioDevices } from '../media/audio/device/list'

/** Options of `vcall devices`. */
export interface DevicesOptions {
  readonly json?: boolean
}

/** A camera, a microphone or a speaker, as it is listed; the keys are part of the `--json` contract. */
export interface ListedDevice {
  readonly name: string
  readonly path?: string
  /** Which way leads to it: portaudio or pulse. */
  readonly backend?: string
  /** It is taken when none is named. */
  readonly default: boolean
}

/** All devices of this machine. */
export interface ListedDevices {
  readonly cameras: readonly ListedDevice[]
  readonly microphones: readonly ListedDevice[]
  readonly speakers: readonly ListedDevice[]
}

/** The camera that `--video camera` opens. */
const DEFAULT_CAMERA = '/dev/video0'

/** `vcall devices`: cameras, microphones and speakers by name. Resolves with 0 also where there are none. */
export const runDevices = async (options: DevicesOptions): Promise<number> => {
  const devices = await devicesHere()
  process.stdout.write(options.json === true ? `${JSON.stringify(devices)}\n` : formatDevices(devices))
  return EXIT.ok
}

const devicesHere = async (): Promise<ListedDevices> => {
  const { microphones, speakers } = await listAudioDevices()
  const cameras = listCameras().map(({ label, path }) => ({ name: label, path, default: path === DEFAULT_CAMERA }))
  return { cameras, microphones: microphones.map(listed), speakers: speakers.map(listed) }
}

const listed = ({ name, backend, default: isDefault }: AudioDevice): ListedDevice => ({
  name,
  backend,
  default: isDefault,
})

/** The devices as a person reads them: a line each under its kind, `*` before the default. */
export const formatDevices = ({ cameras, microphones, speakers }: ListedDevices): string => {
  if (cameras.length + microphones.length + speakers.length === 0) {
    return 'No camera, no microphone and no speaker on this machine. vcall doctor says what to do.\n'
  }
  return [...kind('Cameras', cameras), ...kind('Microphones', microphones), ...kind('Speakers', speakers)].join('')
}

const kind = (title: string, devices: readonly ListedDevice[]): string[] => {
  if (devices.length === 0) return [`${title}: none\n`]
  const width = Math.max(...devices.map(({ name }) => name.length))
  return [`${title}:\n`, ...devices.map((device) => line(device, width))]
}

const line = ({ name, path, backend, default: isDefault }: ListedDevice, width: number): string =>
  `  ${isDefault ? '*' : ' '} ${`${name.padEnd(width)}  ${path ?? backend ?? ''}`.trimEnd()}\n`
