import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sampled, searchPalette, type PaletteQuestion } from './palette-search'

/** Takes a palette, percents as of `paletteOf`; undefined: none was found, the old one must do. */
type Taker = (percent: Uint8Array | undefined) => void

/** Looks for palettes. */
export interface PaletteSearch {
  /** Tells the palette for a picture; before `find` returns if it is urgent. The picture's memory is not kept. */
  find(question: PaletteQuestion & { readonly urgent: boolean }, done: Taker): void
}

/** In place, within the call. */
export const searchHere: PaletteSearch = {
  find: (question, done) => done(searchPalette(question)),
}

/** The compiled worker; there is none where TypeScript is run from its source. */
const WORKER = join(__dirname, 'palette-worker.js')

/**
 * In a thread, so that pictures go on meanwhile; in place where it is urgent or there is no thread to be had: none is
 * compiled, or the last one ended before it found anything. The thread ends with its process and does not keep it alive.
 */
export class SearchThread implements PaletteSearch {
  private worker: Worker | undefined
  private waiting: Taker[] = []
  /** Whether this thread found something already. */
  private proven = false

  /** `path`: a script for a worker, like palette-worker.ts; undefined: there is no thread. */
  constructor(private path: string | undefined = existsSync(WORKER) ? WORKER : undefined) {}

  find(question: PaletteQuestion & { readonly urgent: boolean }, done: Taker): void {
    const worker = question.urgent ? undefined : this.thread()
    if (worker === undefined) return searchHere.find(question, done)
    this.waiting.push(done)
    worker.postMessage({ pixels: sampled(question.pixels), colours: question.colours })
  }

  private thread(): Worker | undefined {
    if (this.path === undefined) return undefined
    try {
      return (this.worker ??= this.start(this.path))
    } catch {
      // The system has no more threads, or no memory for one.
      this.path = undefined
      return undefined
    }
  }

  private start(path: string): Worker {
    const worker = new Worker(path)
    worker.on('message', (percent: Uint8Array) => {
      this.proven = true
      this.waiting.shift()?.(percent)
    })
    worker.on('error', () => this.fail(worker))
    worker.on('exit', () => this.fail(worker))
    // At last, since who listens to a thread's messages holds its process.
    worker.unref()
    return worker
  }

  /** Who waits keeps the palette that it has and asks again. A thread that was of no use is the last one. */
  private fail(worker: Worker): void {
    if (this.worker !== worker) return
    if (!this.proven) this.path = undefined
    this.proven = false
    this.worker = undefined
    for (const done of this.waiting.splice(0)) done(undefined)
  }
}
