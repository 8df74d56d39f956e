/**
 * The process that loads one native package for `vcall doctor` and says what it saw. It may crash: the parent counts on
 * it. Started by `askNative` with the subject as its only argument.
 */
import { createRequire } from 'node:module'
import { loadCodec } from '../media/codec/load'
import { loadOpenCv } from '../media/codec/opencv-library'
import type { NativeFailure, NativeReport, SoundDevice } from './native-report'

const load = createRequire(__filename)

const failureOf = (error: unknown): NativeFailure => {
  const message = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  const absent = /Cannot find module|Could not locate the bindings file/.test(message)
  return { type: absent ? 'absent' : 'broken', message }
}

const attempt = <Result>(run: () => Result): Result | NativeFailure => {
  try {
    return run()
  } catch (error) {
    return failureOf(error)
  }
}

const opencvVersion = (): { readonly opencv: string } => {
  const { version } = loadOpenCv() as { readonly version?: Readonly<Record<string, number>> }
  return { opencv: version ? `${version.major}.${version.minor}.${version.revision}` : 'of unknown version' }
}

const pictures = (): NativeReport => {
  const { codec } = loadCodec()
  const found = attempt(opencvVersion)
  return { type: 'pictures', codec: codec.name, ...('opencv' in found ? found : { opencvFailure: found }) }
}

interface PortAudio {
  getDevices(): readonly {
    readonly name: string
    readonly maxInputChannels: number
    readonly maxOutputChannels: number
  }[]
}

const sound = (): NativeReport => {
  const devices = (load('naudiodon') as PortAudio).getDevices()
  return { type: 'sound', devices: devices.map(deviceOf) }
}

const deviceOf = (device: ReturnType<PortAudio['getDevices']>[number]): SoundDevice => ({
  name: device.name,
  inputs: device.maxInputChannels,
  outputs: device.maxOutputChannels,
})

const report: NativeReport = attempt(process.argv[2] === 'sound' ? sound : pictures)
process.send?.(report, () => process.exit(0))
