import { accessSync, constants, readdirSync, readFileSync } from 'node:fs'
import { clean } from '../protocol/text'
import type { CameraDevice } from './checks/camera'

/** The video devices of Linux that a camera may be behind, in order of their numbers. */
export const listCameras = (devices = '/dev', drivers = '/sys/class/video4linux'): CameraDevice[] =>
  namesIn(devices)
    .filter((name) => /^video\d+$/.test(name))
    .sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)))
    .map((name) => ({
      path: `${devices}/${name}`,
      label: labelOf(`${drivers}/${name}/name`),
      permitted: isReadable(`${devices}/${name}`),
    }))

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const labelOf = (file: string): string => {
  try {
    return clean(readFileSync(file, 'utf8').trim())
  } catch {
    return 'camera'
  }
}

const isReadable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}
