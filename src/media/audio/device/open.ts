import { AudioDeviceError } from '../device-error'
import type { AudioSink, AudioSinkListener } from '../sink/sink'
import type { AudioSource, AudioSourceListener } from '../source/source'
import { audioBackends } from './backends'
import type { AudioBackend, AudioDevice } from './device'
import type { DeviceKind } from './find'
import { findDevice } from './find'
import { listAudioDevices } from './list'

/** Opens the default microphone or one by its name; rejects with AudioDeviceError. */
export const openMicrophone = (
  name: string | undefined,
  listener: AudioSourceListener,
  backends = audioBackends(),
): Promise<AudioSource> =>
  openBy({ kind: 'microphone', name, backends }, (backend, device) => backend.openMicrophone(device, listener))

/** Opens the default speaker or one by its name; rejects with AudioDeviceError. */
export const openSpeaker = (
  name: string | undefined,
  listener: AudioSinkListener,
  backends = audioBackends(),
): Promise<AudioSink> =>
  openBy({ kind: 'speaker', name, backends }, (backend, device) => backend.openSpeaker(device, listener))

interface Wanted {
  readonly kind: DeviceKind
  readonly name: string | undefined
  readonly backends: readonly AudioBackend[]
}

type Open<Opened> = (backend: AudioBackend, device: AudioDevice | undefined) => Promise<Opened>

const openBy = async <Opened>({ kind, name, backends }: Wanted, open: Open<Opened>): Promise<Opened> => {
  if (name === undefined) return openDefault(kind, backends, open)
  const { microphones, speakers, failures } = await listAudioDevices(backends)
  if (failures.length === backends.length) throw together(kind, failures)
  const device = findDevice(kind, name, kind === 'microphone' ? microphones : speakers)
  const backend = backends.find((each) => each.name === device.backend)
  if (backend === undefined) throw new Error(`${device.name} is of no backend`)
  return open(backend, device)
}

/** The first backend that gives one; when none does, what they said. */
const openDefault = async <Opened>(
  kind: DeviceKind,
  backends: readonly AudioBackend[],
  open: Open<Opened>,
): Promise<Opened> => {
  const failures: AudioDeviceError[] = []
  for (const backend of backends) {
    try {
      return await open(backend, undefined)
    } catch (error) {
      if (!(error instanceof AudioDeviceError)) throw error
      failures.push(error)
    }
  }
  throw together(kind, failures)
}

/** One line for all backends: a device that refuses says more than one that is not there, and that more than no backend. */
const together = (kind: DeviceKind, failures: readonly AudioDeviceError[]): AudioDeviceError => {
  const of = (...reasons: readonly AudioDeviceError['reason'][]): AudioDeviceError | undefined =>
    failures.find(({ reason }) => reasons.includes(reason))
  const refused = of('unreadable')
  if (refused !== undefined)
    return new AudioDeviceError('unreadable', `The default ${kind}: ${refused.message}`, { cause: refused })
  const absent = of('no-device', 'not-found')
  const message = `There is no ${kind} on this machine.`
  if (absent !== undefined) return new AudioDeviceError('no-device', message, { cause: absent })
  const reasons = failures.map((failure) => failure.message).join(' ')
  return new AudioDeviceError('no-backend', `Sound cannot be used here. ${reasons}`)
}
