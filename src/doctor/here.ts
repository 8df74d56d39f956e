import { configPath, isThere, readConfig } from '../config/file'
import { formatEndpoint } from '../options'
import { DiscoveryClient } from '../net/discovery-client'
import type { Endpoint } from '../net/signalling'
import type { Check } from './check'
import { codecCheck, ffmpegCheck, opencvCheck } from './checks/backends'
import { cameraCheck, type CameraBackends } from './checks/camera'
import { microphoneCheck, speakerCheck } from './checks/hearing'
import { configCheck, type ConfigFacts } from './checks/config'
import { nodeCheck } from './checks/node'
import { serverCheck, type ServerFacts } from './checks/server'
import { pulseCheck, soundCheck } from './checks/sound'
import { terminalCheck } from './checks/terminal'
import { listCameras } from './devices'
import { askNative } from './native-probe'
import { once } from './once'
import { findProgram, firstLineOf } from './programs'
import { listen, playTone } from './sound-test'
import { askTerminal } from './terminal'

/** The discovery server to try. */
export interface DoctorTarget {
  readonly server: Endpoint | undefined
  /** It was named on the command line. */
  readonly demanded: boolean
}

/** All checks, on this machine, in the order in which they are shown. */
export const checksHere = (target: DoctorTarget): readonly Check[] => {
  const pictures = once(() => askNative('pictures'))
  const ffmpeg = once(ffmpegVersion)
  const backends = async (): Promise<CameraBackends> => {
    const [report, version] = await Promise.all([pictures(), ffmpeg()])
    return { opencv: report.type === 'pictures' && report.opencv !== undefined, ffmpeg: version !== undefined }
  }
  return [
    nodeCheck({
      version: process.versions.node,
      abi: process.versions.modules,
      platform: process.platform,
      arch: process.arch,
    }),
    configCheck(configFacts()),
    terminalCheck(askTerminal),
    codecCheck(pictures),
    cameraCheck(() => Promise.resolve(listCameras()), backends),
    opencvCheck(pictures),
    ffmpegCheck(ffmpeg),
    soundCheck(() => askNative('sound')),
    pulseCheck(findProgram),
    speakerCheck(playTone),
    microphoneCheck(listen),
    serverCheck(serverFacts(target)),
  ]
}

const configFacts = (): ConfigFacts => {
  const path = configPath()
  return { path, count: () => (isThere(path) ? readConfig(path).size : undefined) }
}

const ffmpegVersion = async (): Promise<string | undefined> => {
  const program = findProgram('ffmpeg')
  const line = program === undefined ? undefined : await firstLineOf(program, ['-version'])
  return line?.replace(/ Copyright.*/, '')
}

const serverFacts = ({ server, demanded }: DoctorTarget): ServerFacts | undefined =>
  server && {
    name: formatEndpoint(server),
    demanded,
    count: async () => (await new DiscoveryClient(server).list()).length,
  }
