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

/** In a thread, so that pictures go on meanwhile; in place where it is urgent or there is no thread to be had. */
export class SearchThread implements PaletteSearch {
  private worker: Worker | undefined
  private waiting: Taker[] = []

  constructor(private readonly path: string | undefined = existsSync(WORKER) ? WORKER : undefined) {}

  find(question: PaletteQuestion & { readonly urgent: boolean }, done: Taker): void {
    if (question.urgent || this.path === undefined) return searchHere.find(question, done)
    this.worker ??= this.start(this.path)
    this.waiting.push(done)
    this.worker.postMessage({ pixels: sampled(question.pixels), colours: question.colours })
  }

  private start(path: string): Worker {
    const worker = new Worker(path)
    worker.unref()
    worker.on('message', (percent: Uint8Array) => this.waiting.shift()?.(percent))
    worker.on('error', () => this.fail(worker))
    worker.on('exit', () => this.fail(worker))
    return worker
  }

  /** Who waits keeps the palette that it has; the next search starts another thread. */
  private fail(worker: Worker): void {
    if (this.worker !== worker) return
    this.worker = undefined
    for (const done of this.waiting.splice(0)) done(undefined)
  }
}
