import { clean } from '../../../protocol/text'
import { AudioDeviceError } from '../device-error'
import type { AudioDevice } from './device'

/** What kind of device is meant, for a person. */
export type DeviceKind = 'microphone' | 'speaker'

/**
 * The device that a person means by a name: the whole name (or the backend's own), else a part of it, great or small
 * letters, that only one has. The same device by two backends is one: the first counts. Throws AudioDeviceError with a
 * line that lists what there is.
 */
export const findDevice = (kind: DeviceKind, wanted: string, devices: readonly AudioDevice[]): AudioDevice => {
  const exact = devices.find(({ name, id }) => name === wanted || id === wanted)
  if (exact !== undefined) return exact
  const [first, ...others] = devices.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()))
  if (first === undefined) throw notFound(kind, wanted, devices)
  if (others.every(({ name }) => name === first.name)) return first
  throw ambiguous(kind, wanted, [first, ...others])
}

const notFound = (kind: DeviceKind, wanted: string, devices: readonly AudioDevice[]): AudioDeviceError => {
  if (devices.length === 0) return new AudioDeviceError('no-device', `There is no ${kind} on this machine.`)
  return new AudioDeviceError('not-found', `There is no ${kind} "${clean(wanted)}". There is: ${namesOf(devices)}.`)
}

const ambiguous = (kind: DeviceKind, wanted: string, devices: readonly AudioDevice[]): AudioDeviceError =>
  new AudioDeviceError('not-found', `"${clean(wanted)}" may be more than one ${kind}: ${namesOf(devices)}.`)

const namesOf = (devices: readonly AudioDevice[]): string => [...new Set(devices.map(({ name }) => name))].join(', ')

/** Names that stand for more than one device get the backend's own name behind them. */
export const withUniqueNames = (devices: readonly AudioDevice[]): AudioDevice[] =>
  devices.map((device) => {
    const twins = devices.filter(({ name }) => name === device.name)
    return twins.length > 1 && device.id !== device.name
      ? { ...device, name: `${device.name} (${clean(device.id)})` }
      : device
  })
