import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { exitCodeOfSignal, Failure } from './exit'

/** Asks a question on the terminal (stderr, so that stdout stays a program's); the answer is trimmed. */
export const ask = (question: string, preset = ''): Promise<string> => {
  const hint = preset === '' ? '' : `[${preset}] `
  return read(`${question}${hint}`, false).then((answer) => (answer.trim() === '' ? preset : answer.trim()))
}

/** Asks without showing what is typed. */
export const askHidden = (question: string): Promise<string> => read(question, true)

const read = async (question: string, hidden: boolean): Promise<string> => {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: hidden ? silent : process.stderr, terminal: true })
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once('line', resolve)
      reader.once('SIGINT', () => reject(new Failure(exitCodeOfSignal('SIGINT'), 'interrupted', 'interrupted')))
      reader.once('close', () => reject(new Failure(exitCodeOfSignal('SIGINT'), 'interrupted', 'no answer was given')))
    })
  } finally {
    reader.close()
    if (hidden) process.stderr.write('\n')
  }
}
