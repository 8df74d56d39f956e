import { basename, resolve } from 'node:path'
import type { OpenCv } from '../codec/opencv-library'
import { Ffmpeg } from './ffmpeg'
import { mustBeFile } from './file'
import type { FileChoice } from './opencv-file'
import { OpenCvFile } from './opencv-file'
import type { SourceFormat, VideoSource } from './source'

/** Which file, in which format if ffmpeg reads it, and OpenCV where it is built. */
export interface VideoFileChoice extends FileChoice {
  readonly format: SourceFormat
  readonly cv: OpenCv | undefined
}

/** A video file by ffmpeg, at its own pace. */
export const openByFfmpeg = async ({ path, loop, format }: Omit<VideoFileChoice, 'cv'>): Promise<VideoSource> => {
  await mustBeFile('video', path)
  return Ffmpeg.open({
    label: basename(path),
    // `file:` keeps a name from being taken for an option or an address.
    arguments: ['-re', '-stream_loop', loop ? '-1' : '0', '-i', `file:${resolve(path)}`],
    size: format,
    failure: `The video ${path} cannot be read: it is damaged, or of a kind that is not known here.`,
  })
}

/** Opens a video file: by OpenCV where it is built, else by ffmpeg. */
export const openVideoFile = (choice: VideoFileChoice): Promise<VideoSource> =>
  choice.cv === undefined ? openByFfmpeg(choice) : OpenCvFile.open(choice.cv, choice)
