import { formatDevices } from '../../src/commands/devices'

describe('vcall devices', () => {
  it('lists what there is, the defaults marked', () => {
    const text = formatDevices({
      cameras: [{ name: 'Cam', path: '/dev/video0', default: true }],
      microphones: [
        { name: 'default', backend: 'portaudio', default: true },
        { name: 'Yeti X', backend: 'pulse', default: false },
      ],
      speakers: [],
    })
    expect(text.split('\n')).toEqual([
      'Cameras:',
      '  * Cam  /dev/video0',
      'Microphones:',
      '  * default  portaudio',
      '    Yeti X   pulse',
      'Speakers: none',
      '',
    ])
  })

  it('says in a line that there is nothing', () => {
    const text = formatDevices({ cameras: [], microphones: [], speakers: [] })
    expect(text).toMatch(/^No camera, no microphone and no speaker .*\n$/)
  })
})
