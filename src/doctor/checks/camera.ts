import type { Check, Finding } from '../check'

/** A camera device. */
export interface CameraDevice {
  /** Like /dev/video0. */
  readonly path: string
  /** As the driver calls it; clean text. */
  readonly label: string
  /** Whether we may read from it. */
  readonly permitted: boolean
}

/** What there is to read cameras with. */
export interface CameraBackends {
  readonly opencv: boolean
  readonly ffmpeg: boolean
}

const OTHERWISE = 'Without one: --video pattern, --video file:PATH or --video still:PATH.'

/** Whether a camera can be read, and by which of the two backends. */
export const cameraCheck = (
  devices: () => Promise<readonly CameraDevice[]>,
  backends: () => Promise<CameraBackends>,
): Check => ({
  name: 'camera',
  run: async () => {
    const [found, by] = [await devices(), await backends()]
    return { ...judge(found, by), details: { devices: found, backends: by } }
  },
})

const judge = (devices: readonly CameraDevice[], by: CameraBackends): Finding => {
  const usable = devices.filter(({ permitted }) => permitted)
  if (devices.length === 0) return { sign: 'missing', summary: 'no camera: there is no /dev/video0', remedy: OTHERWISE }
  if (usable.length === 0) {
    const summary = `${devices.map(({ path }) => path).join(', ')} may not be read by this user`
    return { sign: 'broken', summary, remedy: 'sudo usermod -aG video "$USER", then log in again.' }
  }
  const summary = usable.map(({ path, label }) => `${label} (${path})`).join(', ')
  if (by.opencv || by.ffmpeg) return { sign: 'ok', summary: `${summary}, read by ${by.opencv ? 'OpenCV' : 'ffmpeg'}` }
  const remedy = 'Install ffmpeg, or run npm run setup to build the OpenCV addon.'
  return { sign: 'broken', summary: `${summary}, but nothing to read it with`, remedy }
}
