import { existsSync } from 'node:fs'
import type { OpenCv } from '../codec/opencv-library'
import { Ffmpeg } from './ffmpeg'
import { OpenCvCamera } from './opencv-camera'
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
  })
}

/** Opens a camera: by OpenCV, and where that is not built or fails, on Linux, by ffmpeg. */
export const openCamera = async (choice: CameraChoice): Promise<VideoSource> => {
  const device = `/dev/video${choice.index}`
  const linux = process.platform === 'linux'
  if (linux && !existsSync(device)) throw new SourceError('absent', `No camera: ${device} does not exist.`)
  try {
    if (choice.cv !== undefined) return await OpenCvCamera.open(choice.cv, choice.index, choice.format)
  } catch (error) {
    if (!linux) throw error
  }
  if (linux) return byFfmpeg(choice)
  throw new SourceError('unsupported', `No camera: the OpenCV addon is not built (vcall doctor).`)
}
