import { clean } from '../../protocol/text'
import type { Check, Finding } from '../check'
import type { NativeReport, SoundDevice } from '../native-report'

/** Whether PortAudio loads, and which devices it sees. */
export const soundCheck = (ask: () => Promise<NativeReport>): Check => ({
  name: 'sound',
  run: async () => judge(await ask()),
})

const judge = (report: NativeReport): Finding => {
  if (report.type === 'sound') return judgeDevices(report.devices)
  if (report.type === 'absent') {
    const remedy = 'npm run setup builds it (Debian: libasound2 g++ make python3).'
    return { sign: 'missing', summary: 'the sound addon is not built', remedy }
  }
  const message = report.type === 'broken' ? report.message : 'unexpected answer'
  const remedy = 'Debian: sudo apt-get install libasound2, then npm run setup'
  return { sign: 'broken', summary: `the sound addon does not load: ${clean(message)}`, remedy }
}

const judgeDevices = (devices: readonly SoundDevice[]): Finding => {
  const inputs = devices.filter((device) => device.inputs > 0)
  const outputs = devices.filter((device) => device.outputs > 0)
  const details = { inputs: inputs.map(nameOf), outputs: outputs.map(nameOf) }
  const summary = `${count(inputs, 'microphone')}, ${count(outputs, 'loudspeaker')}`
  if (inputs.length > 0 && outputs.length > 0) return { sign: 'ok', summary, details }
  const remedy = 'Is a sound card there, and a sound server running? aplay -l and arecord -l list the cards.'
  return { sign: 'missing', summary, remedy, details }
}

const nameOf = ({ name }: SoundDevice): string => clean(name)

const count = (devices: readonly SoundDevice[], what: string): string =>
  devices.length === 0 ? `no ${what}` : `${what}: ${devices.map(nameOf).join(', ')}`

/** Whether the second way to sound is there: the programs parec and pacat of PulseAudio and PipeWire. */
export const pulseCheck = (find: (program: string) => string | undefined): Check => ({
  name: 'pulse',
  run: () => {
    const programs = { parec: find('parec'), pacat: find('pacat') }
    const details = { parec: programs.parec !== undefined, pacat: programs.pacat !== undefined }
    if (details.parec && details.pacat) {
      return Promise.resolve({ sign: 'ok', summary: 'parec and pacat are there', details })
    }
    const remedy = 'Debian: sudo apt-get install pulseaudio-utils'
    return Promise.resolve({ sign: 'missing', summary: 'no parec and pacat in PATH', remedy, details })
  },
})
