import { clean } from '../../../../protocol/text'
import type { AudioDevice, AudioDevices } from '../device'
import { withUniqueNames } from '../find'
import { askServer } from './programs'

/** What the server offers where there is no sound card at all. */
const DUMMY_SINK = 'auto_null'

/** The devices that the sound server knows; rejects with AudioDeviceError. */
export const listPulse = async (): Promise<AudioDevices> => {
  const [info, sources, sinks] = await Promise.all([
    askServer('info'),
    askServer('list', 'sources'),
    askServer('list', 'sinks'),
  ])
  return {
    microphones: withUniqueNames(readDevices(sources, field(info, 'Default Source'))),
    speakers: withUniqueNames(readDevices(sinks, field(info, 'Default Sink'))),
  }
}

const field = (text: string, name: string): string | undefined =>
  new RegExp(`^\\s*${name}: (.*)$`, 'm').exec(text)?.[1]?.trim()

/**
 * Devices from what `pactl list sources` or `list sinks` writes. What only hears a speaker is no microphone, unless it was
 * made the default.
 */
export const readDevices = (text: string, defaultId: string | undefined): AudioDevice[] =>
  text
    .split(/^(?=\S)/m)
    .map((block) => deviceOf(block, defaultId))
    .filter((device) => device !== undefined)

const deviceOf = (block: string, defaultId: string | undefined): AudioDevice | undefined => {
  const id = field(block, 'Name')
  if (id === undefined || id === DUMMY_SINK || id === `${DUMMY_SINK}.monitor`) return undefined
  const isDefault = id === defaultId
  const hears = field(block, 'Monitor of Sink') ?? 'n/a'
  if (hears !== 'n/a' && !isDefault) return undefined
  return { backend: 'pulse', id, name: clean(field(block, 'Description') ?? id), default: isDefault }
}
