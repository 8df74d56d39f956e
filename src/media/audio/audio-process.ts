import { forkTarget } from '../process/fork-target'
import type { ChildFate, RestartOptions } from '../process/supervised-process'
import { SupervisedProcess } from '../process/supervised-process'
import type { FromAudio, ToAudio } from './messages'
import { passedPipes } from './pipes'
import { AudioPlan } from './plan'

/** What the main process learns of sound: the child's messages, and what becomes of the child. */
export type AudioEvent = FromAudio | ChildFate

/** How the child is run; all of it has defaults. */
export interface AudioProcessOptions extends RestartOptions {
  /** The source `stdin` may be chosen: the child reads this process's stdin as descriptor 4. */
  readonly stdin?: boolean
  /** The sink `stdout` may be chosen: the child writes to this process's stdout as descriptor 5. */
  readonly stdout?: boolean
}

/** Silence is missed sooner than a picture: with the start of the child it is back within a second, also the second time. */
const RESTART_MS = 200

/** The audio process as the main process sees it: restarted when it crashes, sound goes on with the orders that follow. */
export class AudioProcess extends SupervisedProcess<ToAudio, FromAudio> {
  constructor(options: AudioProcessOptions = {}) {
    const { stdin = false, stdout = false } = options
    const spec = {
      name: 'Sound',
      plan: new AudioPlan(),
      target: options.target ?? forkTarget('media/audio'),
      further: [stdin ? 0 : 'ignore', stdout ? 1 : 'ignore'],
      arguments: passedPipes({ stdin, stdout }),
    } as const
    super(spec, { restartMs: RESTART_MS, ...options })
  }
}
