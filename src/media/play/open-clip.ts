import { access, constants, open, stat } from 'node:fs/promises'
import { whyNotRead } from '../../protocol/system-trouble'
import type { SourceTools } from '../source/open'
import { OpenCvFile } from '../source/opencv-file'
import { SourceError } from '../source/source'
import { Still } from '../source/still'
import type { PlayMedia } from '../video/messages'
import type { Clip } from './clip'
import { stillClip } from './clip'
import { FfmpegClip } from './ffmpeg-clip'
import { Y4mClip } from './y4m-clip'

/** The first bytes of JPEG, PNG, and of WebP around its length. */
const STILLS: readonly RegExp[] = [/^\xff\xd8\xff/, /^\x89PNG\r\n/, /^RIFF[^]{4}WEBP/]
const HEAD_BYTES = 16

/** Opens what is to be played. Rejects with SourceError. */
export const openClip = async (media: PlayMedia, tools: SourceTools): Promise<Clip> => {
  if (media.kind === 'stdin') return Y4mClip.open(process.stdin)
  const { path, loop } = media
  await mustBePlayable(path)
  if (await isStill(path)) return openStill(path, tools)
  if (tools.cv === undefined) return FfmpegClip.open(path, loop)
  return OpenCvFile.open(tools.cv, { path, loop })
}

/** Devices, folders and addresses are none. */
const mustBePlayable = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new SourceError('absent', `${path} does not exist.`)
  if (!found.isFile()) throw new SourceError('unreadable', `${path} is no file.`)
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new SourceError('unreadable', `${path} cannot be read: ${whyNotRead(error)}.`, { cause: error })
  })
}

const openStill = async (path: string, { codec }: SourceTools): Promise<Clip> => {
  const still = await Still.open(codec, path)
  const frame = await still.next({ now: Date.now(), size: { width: 0, height: 0 } })
  if (frame === undefined) throw new Error('a picture that was opened gives none')
  return stillClip(still, frame)
}

const isStill = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const head = buffer.toString('latin1', 0, bytesRead)
    return STILLS.some((form) => form.test(head))
  } finally {
    await file.close()
  }
}
