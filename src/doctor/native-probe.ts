import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { whyNotStarted } from '../protocol/system-trouble'
import type { NativeFailure, NativeReport, NativeSubject } from './native-report'

/** Where the child is started from; tests put another program in its place. */
export interface NativeProbeOptions {
  readonly program?: string
  readonly timeoutMs?: number
}

const CHILD = join(__dirname, `native-child${extname(__filename)}`)
const TIMEOUT_MS = 8_000

/**
 * Asks a native package about itself, in a process of its own. Whatever the package does (it prints, it crashes, it
 * hangs, it writes crash.log into its folder), the answer is a report. Never rejects.
 */
export const askNative = async (subject: NativeSubject, options: NativeProbeOptions = {}): Promise<NativeReport> => {
  const directory = mkdtempSync(join(tmpdir(), 'vcall-doctor-'))
  const child = fork(options.program ?? CHILD, [subject], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  try {
    return await answerOf(child, options.timeoutMs ?? TIMEOUT_MS)
  } finally {
    child.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  }
}

const answerOf = (child: ChildProcess, timeoutMs: number): Promise<NativeReport> =>
  new Promise((resolve) => {
    const broken = (message: string): NativeFailure => ({ type: 'broken', message })
    const timer = setTimeout(() => resolve(broken(`no answer within ${timeoutMs / 1000} s`)), timeoutMs)
    // It chatters; a full pipe would stop it.
    child.stdout?.resume()
    child.stderr?.resume()
    child.once('message', (report) => resolve(report as NativeReport))
    child.once('error', (error) => resolve(broken(whyNotStarted(error))))
    child.once('exit', (code, signal) => resolve(broken(`its process died (${signal ?? `exit code ${code ?? 0}`})`)))
    child.once('close', () => clearTimeout(timer))
  })
