import { UsageError } from '../exit'

/** Throws UsageError when there is no terminal that an interface could be drawn on. */
export const requireInterface = (): void => {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UsageError('there is no terminal here (stdin or stdout is not a tty). --headless runs without one')
  }
  if (process.env['TERM'] === 'dumb') {
    throw new UsageError('this terminal cannot move its cursor (TERM=dumb). --headless runs without an interface')
  }
}
