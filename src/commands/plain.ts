import { exitCodeOfSignal } from '../exit'
import { Engine, type EngineParts } from '../interface/engine'
import { LineKeyboard } from '../interface/line-keyboard'
import { PlainFront } from '../interface/plain-front'
import { JobControl } from '../tui/terminal/job-control'
import { obeySignals } from '../tui/terminal/launcher-link'

const LAST_SIGNALS = ['SIGTERM', 'SIGHUP'] as const

/** Whether the interface is to be lines: by the option, or because the terminal can draw nothing. */
export const wantsLines = (plain: boolean | undefined): boolean =>
  plain ?? (process.stdin.isTTY && process.env.TERM === 'dumb')

/** The interface as lines on stdin and stdout; resolves with the exit code. Ctrl-C asks in a call, twice it leaves. */
export const showPlain = async (parts: EngineParts): Promise<number> => {
  obeySignals()
  let last: NodeJS.Signals | undefined
  const interrupt = (): void => front.tell({ type: 'act', action: 'leave' })
  const end = (signal: NodeJS.Signals): void => {
    last = signal
    front.tell({ type: 'act', action: 'quit.now' })
  }
  const job = new JobControl({
    release: () => front.tell({ type: 'input', event: { type: 'suspend' } }),
    resume: () => front.tell({ type: 'input', event: { type: 'continue' } }),
  })
  const suspend = (): void => job.suspend()
  const front = new PlainFront({
    keyboard: new LineKeyboard(process.stdin, { interrupt, stop: suspend }),
    write: (text) => void process.stdout.write(text),
    suspend,
    quiet: parts.quiet,
  })
  process.on('SIGINT', interrupt)
  for (const signal of LAST_SIGNALS) process.on(signal, end)
  try {
    const code = await new Engine(parts, front).run()
    return last === undefined ? code : exitCodeOfSignal(last)
  } finally {
    job.close()
    process.off('SIGINT', interrupt)
    for (const signal of LAST_SIGNALS) process.off(signal, end)
  }
}
