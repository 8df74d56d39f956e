/** The store process: what StoreProcess forks. SQLite waits for disks and locks, and the main process must not. */
import { Database } from './database'
import type { FromStore, ToStore } from './messages'
import { storeErrorOf } from './trouble'

// The terminal sends these to everybody in the foreground: the parent decides what ends, and closes the channel.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

/** How often it is looked whether another process has written, in ms. */
const LOOK_MS = 1000

const post = (message: FromStore): void => {
  // Too late for an answer when the parent is gone; `disconnect` ends the process.
  if (process.connected) process.send?.(message, undefined, {}, () => undefined)
}

const database = new Database({
  path: process.argv[2] ?? '',
  now: Date.now,
  notice: (message) => post({ type: 'notice', message }),
})

const answer = ({ id, question }: ToStore): void => {
  try {
    post({ type: 'answer', id, answer: database.ask(question) })
  } catch (error) {
    const { reason, message } = storeErrorOf(error)
    post({ type: 'failed', id, reason, message })
  }
}

process.once('disconnect', () => {
  database.close()
  process.exit(0)
})
process.on('message', (message) => answer(message as ToStore))
setInterval(() => {
  if (database.hasChanged()) post({ type: 'changed' })
}, LOOK_MS)
post({ type: 'ready' })
