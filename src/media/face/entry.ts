/** The face process: what FaceProcess forks. A search takes its time, and OpenCV must not run in a worker thread. */
import { setPriority } from 'node:os'
import { loadOpenCv, messageOf } from '../codec/opencv-library'
import { loadCascade } from './cascade'
import type { FromFace, ToFace } from './messages'

// The terminal sends these to everybody in the foreground: the parent decides what ends, and closes the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

/** The picture comes first: while it and the search want the same processor, the search waits. */
const NICENESS = 10

const post = (message: FromFace): void => {
  // Too late for an answer when the parent is gone; `disconnect` ends the process.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined)
}

const load = (): ReturnType<typeof loadCascade> | undefined => {
  try {
    return loadCascade(loadOpenCv())
  } catch (thrown) {
    const [reason] = messageOf(thrown).split('\n')
    post({ type: 'unavailable', message: `Faces cannot be found here: ${reason}. Run npm run setup.` })
    return undefined
  }
}

setPriority(NICENESS)
process.once('disconnect', () => process.exit(0))
const find = load()
process.on('message', (message) => {
  const { id, picture } = message as ToFace
  if (find !== undefined) post({ type: 'found', id, faces: find(picture) })
})
post({ type: 'ready' })
