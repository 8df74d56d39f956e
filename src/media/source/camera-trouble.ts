import { SourceError } from './source'

/** A camera is for those alone who are of the group of its device. */
export const cameraDenied = (device: string): SourceError =>
  new SourceError(
    'unreadable',
    `No camera: this user may not use ${device}. sudo usermod -aG video "$USER" allows it, from the next log in on.`,
  )

type Trouble = (device: string) => SourceError

const busy: Trouble = (device) =>
  new SourceError(
    'unreadable',
    `No camera: another program uses ${device}. Close that one, and choose the camera again.`,
  )

const gone: Trouble = (device) => new SourceError('absent', `No camera: ${device} is not plugged in any more.`)

const none: Trouble = (device) =>
  new SourceError('unreadable', `No camera: ${device} gives no pictures. vcall devices lists those that do.`)

/** Words of the system, which the programs that read cameras pass on. */
const KNOWN: readonly (readonly [RegExp, Trouble])[] = [
  [/permission denied|operation not permitted/i, cameraDenied],
  [/device or resource busy/i, busy],
  [/no such device|no such file/i, gone],
  [/not a video capture device|inappropriate ioctl/i, none],
]

/** What a program's last words mean for the camera at this device; undefined where nothing better is known than they are. */
export const cameraTrouble = (device: string, words: string): SourceError | undefined =>
  KNOWN.find(([pattern]) => pattern.test(words))?.[1](device)
