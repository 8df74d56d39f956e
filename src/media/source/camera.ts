import { accessSync, constants, existsSync } from 'node:fs'
import { systemCode } from '../../protocol/system-trouble'
import type { OpenCv } from '../codec/opencv-library'
import { Ffmpeg } from './ffmpeg'
import { OpenCvCamera } from './opencv-camera'
import { cameraDenied, cameraTrouble } from './camera-trouble'
import type { SourceFormat, VideoSource } from './source'
import { SourceError } from './source'

/** Which camera, in which format, and OpenCV where it is built. */
export interface CameraChoice {
  readonly index: number
  readonly format: SourceFormat
  readonly cv: OpenCv | undefined
}

const byFfmpeg = ({ index, format }: CameraChoice): Promise<VideoSource> => {
  const { width, height, fps } = format
  const asked = ['-framerate', String(fps), '-video_size', `${width}x${height}`]
  return Ffmpeg.open({
    label: `camera ${index}`,
    arguments: ['-f', 'v4l2', ...asked, '-i', `/dev/video${index}`],
    size: format,
    failure: `Camera ${index} cannot be opened.`,
    explain: (words) => cameraTrouble(`/dev/video${index}`, words),
  })
}

const notBuilt = (): SourceError =>
  new SourceError('unsupported', 'No camera: the OpenCV addon is not built (vcall doctor).')

const mustBeUsable = (device: string): void => {
  if (!existsSync(device)) throw new SourceError('absent', `No camera: ${device} does not exist.`)
  try {
    accessSync(device, constants.R_OK | constants.W_OK)
  } catch (error) {
    if (systemCode(error) === 'EACCES') throw cameraDenied(device)
  }
}

/** Looks whether a camera is there and may be used, as far as that shows without turning it on. Throws SourceError. */
export const lookForCamera = ({ index, cv }: Omit<CameraChoice, 'format'>): void => {
  if (process.platform === 'linux') mustBeUsable(`/dev/video${index}`)
  else if (cv === undefined) throw notBuilt()
}

/** Opens a camera: by OpenCV, and where that is not built or fails, on Linux, by ffmpeg. Rejects with SourceError. */
export const openCamera = async (choice: CameraChoice): Promise<VideoSource> => {
  const linux = process.platform === 'linux'
  if (linux) mustBeUsable(`/dev/video${choice.index}`)
  if (choice.cv === undefined) {
    if (linux) return byFfmpeg(choice)
    throw notBuilt()
  }
  try {
    return await OpenCvCamera.open(choice.cv, choice.index, choice.format)
  } catch (error) {
    if (!linux) throw error
    return byFfmpeg(choice).catch((second: unknown) => {
      // A program that is not there knows nothing of the camera.
      throw second instanceof SourceError && second.reason === 'unsupported' ? error : second
    })
  }
}
