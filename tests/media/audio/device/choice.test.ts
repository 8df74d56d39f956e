import { AudioDeviceError } from '../../../../src/media/audio/device-error'
import { audioBackends } from '../../../../src/media/audio/device/backends'
import type { AudioBackend, AudioDevice, BackendName } from '../../../../src/media/audio/device/device'
import { findDevice, withUniqueNames } from '../../../../src/media/audio/device/find'
import { listAudioDevices } from '../../../../src/media/audio/device/list'
import { openMicrophone } from '../../../../src/media/audio/device/open'
import { readDevices } from '../../../../src/media/audio/device/pulse/list'
import { SourceEar } from '../../../support/source-ear'

const device = (name: string, rest: Partial<AudioDevice> = {}): AudioDevice => ({
  backend: 'pulse',
  id: `id of ${name}`,
  name,
  default: false,
  ...rest,
})

const reasonOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof AudioDeviceError) return `${error.reason}: ${error.message}`
  }
  return 'none'
}

describe('a device by its name', () => {
  const devices = [device('USB Headset'), device('Built-in Speaker'), device('USB Headset Pro'), device('Café')]

  it.each([
    ['USB Headset', 'USB Headset'],
    ['id of Café', 'Café'],
    ['built', 'Built-in Speaker'],
    ['PRO', 'USB Headset Pro'],
    ['CAFÉ', 'Café'],
  ])('%s is %s', (wanted, name) => expect(findDevice('speaker', wanted, devices).name).toBe(name))

  it('that is ambiguous or unknown is told with what there is', () => {
    expect(reasonOf(() => findDevice('speaker', 'usb', devices))).toBe(
      'not-found: "usb" may be more than one speaker: USB Headset, USB Headset Pro.',
    )
    expect(reasonOf(() => findDevice('speaker', 'x\u001b[2J', devices.slice(0, 2)))).toBe(
      'not-found: There is no speaker "x[2J". There is: USB Headset, Built-in Speaker.',
    )
    expect(reasonOf(() => findDevice('microphone', 'usb', []))).toBe(
      'no-device: There is no microphone on this machine.',
    )
  })

  it('that two have is told apart by the name that the backend uses', () => {
    const names = withUniqueNames([device('A', { id: 'x' }), device('A', { id: 'y' }), device('B')]).map(
      ({ name }) => name,
    )
    expect(names).toEqual(['A (x)', 'A (y)', 'B'])
  })
})

describe('what the sound server lists', () => {
  const SOURCES = `Source #0
	State: IDLE
	Name: card.monitor
	Description: Monitor of Card
	Monitor of Sink: card
Source #1
	State: RUNNING
	Name: alsa_input.usb
	Description: Yeti \u001b[31mX
	Monitor of Sink: n/a
	Properties:
		device.description = "Yeti"
Source #2
	Name: auto_null.monitor
	Description: Monitor of Dummy Output
	Monitor of Sink: auto_null
`

  it('are microphones, clean, and no echoes of speakers', () => {
    expect(readDevices(SOURCES, 'alsa_input.usb')).toEqual([
      { backend: 'pulse', id: 'alsa_input.usb', name: 'Yeti [31mX', default: true },
    ])
  })

  it('are such echoes when somebody made one the default, but for the dummy', () => {
    expect(readDevices(SOURCES, 'card.monitor').map(({ id }) => id)).toEqual(['card.monitor', 'alsa_input.usb'])
    expect(readDevices(SOURCES, 'auto_null.monitor').map(({ id }) => id)).toEqual(['alsa_input.usb'])
    expect(readDevices('', undefined)).toEqual([])
  })
})

/** A backend with these microphones, or one that answers everything with an error. */
const backend = (name: BackendName, found: readonly AudioDevice[] | AudioDeviceError): AudioBackend => {
  const answer = <Value>(value: Value): Promise<Value> =>
    found instanceof AudioDeviceError ? Promise.reject(found) : Promise.resolve(value)
  return {
    name,
    list: () => answer({ microphones: found instanceof AudioDeviceError ? [] : found, speakers: [] }),
    openMicrophone: (asked) =>
      answer({ label: `${name}: ${asked?.name ?? 'default'}`, latencyMs: 0, close: () => Promise.resolve() }),
    openSpeaker: () => Promise.reject(new AudioDeviceError('no-device', 'none')),
  }
}

describe('two ways to devices', () => {
  const first = backend('portaudio', [device('default', { backend: 'portaudio', default: true })])
  const second = backend('pulse', [device('Yeti', { default: true })])
  const absent = backend('portaudio', new AudioDeviceError('no-backend', 'It is not built.'))
  const bare = backend('pulse', new AudioDeviceError('no-device', 'Nothing answers.'))
  const labelOf = async (name: string | undefined, backends: readonly AudioBackend[]): Promise<string> =>
    (await openMicrophone(name, new SourceEar(), backends)).label

  it('are tried in order', async () => {
    expect(await labelOf(undefined, [first, second])).toBe('portaudio: default')
    expect(await labelOf(undefined, [absent, second])).toBe('pulse: default')
    expect(await labelOf('yeti', [first, second])).toBe('pulse: Yeti')
    expect(await labelOf('yeti', [absent, second])).toBe('pulse: Yeti')
  })

  it('end in one line where neither leads anywhere', async () => {
    await expect(labelOf(undefined, [absent, bare])).rejects.toMatchObject({
      reason: 'no-device',
      message: 'There is no microphone on this machine.',
    })
    for (const name of [undefined, 'yeti']) {
      await expect(
        labelOf(name, [absent, backend('pulse', new AudioDeviceError('no-backend', 'No parec.'))]),
      ).rejects.toMatchObject({
        reason: 'no-backend',
        message: 'Sound cannot be used here. It is not built. No parec.',
      })
    }
  })

  it('are listed together, with one default of each kind', async () => {
    const { microphones, failures } = await listAudioDevices([first, second, absent])
    expect(microphones.map((each) => [each.name, each.default])).toEqual([
      ['default', true],
      ['Yeti', false],
    ])
    expect(failures.map(({ message }) => message)).toEqual(['It is not built.'])
  })

  it('may be narrowed down to one', () => {
    const names = (forced: string | undefined): string[] => audioBackends(forced).map(({ name }) => name)
    expect([names('pulse'), names('portaudio')]).toEqual([['pulse'], ['portaudio']])
    expect([names(''), names('other')]).toEqual([
      ['portaudio', 'pulse'],
      ['portaudio', 'pulse'],
    ])
  })
})
