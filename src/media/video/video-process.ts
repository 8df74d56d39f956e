import { forkTarget } from '../process/fork-target'
import type { ChildFate, RestartOptions } from '../process/supervised-process'
import { SupervisedProcess } from '../process/supervised-process'
import type { FromVideo, ToVideo } from './messages'
import { Plan } from './plan'

/** What the main process learns of video: the child's messages, and what becomes of the child. */
export type VideoEvent = FromVideo | ChildFate

/** How the child is run; all of it has defaults. */
export interface VideoProcessOptions extends RestartOptions {
  /** The child reads what is on stdin of this process. */
  readonly inheritStdin?: boolean
}

/** The video process as the main process sees it: restarted when it crashes, its pictures go on. */
export class VideoProcess extends SupervisedProcess<ToVideo, FromVideo> {
  constructor(options: VideoProcessOptions = {}) {
    const target = options.target ?? forkTarget('media/video')
    const stdin = options.inheritStdin === true ? 'inherit' : 'ignore'
    super({ name: 'Video', plan: new Plan(), target, stdin, revivedBy: ['start', 'preview'] }, options)
  }
}
