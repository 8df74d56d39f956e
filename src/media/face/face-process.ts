import { forkTarget } from '../process/fork-target'
import type { ProcessPlan } from '../process/plan'
import { SupervisedProcess } from '../process/supervised-process'
import type { FaceAnswer, FaceDetector } from './detector'
import type { GreyPicture } from './grey'
import type { FromFace, ToFace } from './messages'

/** A new process need not know anything: the next picture is a new question. */
const NO_PLAN: ProcessPlan<ToFace, FromFace> = {
  note: () => [],
  learn: (message) => message,
  replay: () => [],
  orphans: () => [],
}

/** A detector in a process of its own, started again when it dies. */
export class FaceProcess implements FaceDetector {
  private readonly child = new SupervisedProcess<ToFace, FromFace>({
    name: 'The search for faces',
    plan: NO_PLAN,
    target: forkTarget('media/face'),
  })

  look(id: number, picture: GreyPicture): void {
    this.child.send({ type: 'look', id, picture })
  }

  on(listener: (answer: FaceAnswer) => void): void {
    this.child.on((event) => {
      if (event.type === 'found') listener(event)
      else if (event.type === 'unavailable' || event.type === 'gave-up') {
        listener({ type: 'trouble', message: event.message })
      }
    })
  }

  close(): Promise<void> {
    return this.child.close()
  }
}
