/** The thread of SearchThread: a question in, the palette's percents out. */
import { parentPort } from 'node:worker_threads'
import { searchPalette, type PaletteQuestion } from './palette-search'

parentPort?.on('message', (question: PaletteQuestion) => parentPort?.postMessage(searchPalette(question)))
