import { listCameras } from '../doctor/devices'
import type { CameraName } from '../tui/video/sending'

/** The cameras of this machine with their numbers. Their names come from a file system in memory, which never waits. */
export const cameraNames = (): Promise<readonly CameraName[]> =>
  Promise.resolve(listCameras().map(({ path, label }) => ({ index: Number(/\d+$/.exec(path)?.[0] ?? 0), name: label })))
