import type { OpenCv } from '../codec/opencv-library'
import { Deck } from '../play/deck'
import { FfmpegClip } from '../play/ffmpeg-clip'
import type { FileChoice } from './opencv-file'
import { OpenCvFile } from './opencv-file'

/** Which file, and OpenCV where it is built. */
export interface VideoFileChoice extends FileChoice {
  readonly cv: OpenCv | undefined
}

/** Opens a video file that can be paused and sought: by OpenCV where it is built, else by ffmpeg. */
export const openVideoFile = async ({ path, loop, cv }: VideoFileChoice): Promise<Deck> =>
  new Deck(cv === undefined ? await FfmpegClip.open(path, loop) : await OpenCvFile.open(cv, { path, loop }), loop)
