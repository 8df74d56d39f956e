import { UsageError } from '../exit'
import { plainTarget, type CallCommandOptions } from './call-options'

/** `vcall call` and `vcall answer`, with the interface or without. Resolves with the exit code. */
export const runCall = async (asked: CallCommandOptions): Promise<number> => {
  const options = plainTarget(asked)
  if (options.headless === true) {
    const { runHeadless } = await import('./headless-call.js')
    return runHeadless(options)
  }
  if (options.json === true) throw new UsageError('--json goes with --headless: the interface needs the screen')
  const { runInterface } = await import('./interface.js')
  return runInterface({ ...options, start: options.target === undefined ? 'answer' : 'call' })
}
