import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { CallStats } from '../../src/agent-event'
import { until } from './until'
import { attend, dismissWitnesses, lastLines, testimony } from './witness'

/** The launcher, as a user starts it. */
export const LAUNCHER = resolve(__dirname, '../../bin/vcall')

/** One line of `--json`, with the fields of all events: an event has only its own, which is for the test to know. */
export interface VcallEvent extends CallStats {
  readonly event: string
  readonly time: number
  readonly nick: string
  readonly protocol: string
  readonly address: string
  readonly host: string
  readonly port: number
  readonly server: string
  readonly by: string
  readonly reason: string
  readonly detail: string
  readonly answered: boolean
  readonly muted: boolean
  readonly seconds: number
  readonly state: string
  readonly label: string
  readonly code: string
  readonly message: string
  readonly path: string
  readonly end: string
}

/** Where a vcall keeps what it remembers. */
export interface OwnState {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  readonly remove: () => void
}

/** A state folder of its own, so that no test sees the login or the settings of another or of the person who runs it. */
export const ownState = (): OwnState => {
  const folder = mkdtempSync(join(tmpdir(), 'vcall-state-'))
  const env = { ...process.env, XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder }
  // A program that was killed a moment ago may still write there.
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  return { folder, env, remove }
}

/** Says what to do where the program was not compiled: the launcher's own words would be far from the failed test. */
export const mustBeBuilt = (): void => {
  if (existsSync(resolve(LAUNCHER, '../../dist/main.js'))) return
  throw new Error('vcall is not compiled: `npm test` does that first, or run `npm run build`.')
}

/** The environment in which nobody's answer is awaited for seconds, not for half a minute. */
export const QUICK_RINGS = { NODE_OPTIONS: `--require=${join(__dirname, 'quick-rings.js')}` } as const

/** How a vcall is run; all of it has defaults. */
export interface VcallOptions {
  /** Kept by the test, so that one run sees what another remembered; absent: its own, removed at its end. */
  readonly state?: OwnState
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Stdout is sound, and no lines. */
  readonly rawStdout?: boolean
}

const running = new Set<Vcall>()

/** Ends every vcall that still runs; for `afterEach` or `afterAll`. */
export const stopAll = async (): Promise<void> => {
  await Promise.all([...running].map((program) => program.kill('SIGKILL')))
  dismissWitnesses()
}

/** The whole program as a script runs it: command line, stdin, JSON lines, exit code. */
export class Vcall {
  readonly events: VcallEvent[] = []
  readonly child: ChildProcessWithoutNullStreams
  private readonly exited: Promise<number>
  stdout = ''
  stderr = ''

  constructor(args: readonly string[], options: VcallOptions = {}) {
    mustBeBuilt()
    const state = options.state ?? ownState()
    this.child = spawn(process.execPath, [LAUNCHER, ...args], { env: { ...state.env, ...options.env } })
    // What is said to a program that has ended is lost, like with a shell.
    this.child.stdin.on('error', () => undefined)
    running.add(this)
    attend(() => this.tell(args))
    if (options.rawStdout !== true) createInterface(this.child.stdout).on('line', (line) => this.hear(line))
    this.child.stderr.on('data', (text: Buffer) => (this.stderr += text.toString()))
    this.exited = new Promise((done) => {
      this.child.once('close', (code, signal) => {
        running.delete(this)
        if (options.state === undefined) state.remove()
        done(code ?? (signal === 'SIGKILL' ? 137 : -1))
      })
    })
  }

  private tell(args: readonly string[]): string {
    const { exitCode, signalCode } = this.child
    const end = exitCode === null && signalCode === null ? 'runs' : `ended with ${exitCode ?? signalCode}`
    return `vcall ${args.join(' ')} (${end})\n${lastLines(this.stdout)}\n${lastLines(this.stderr)}`
  }

  private hear(line: string): void {
    this.stdout += `${line}\n`
    if (line.startsWith('{')) this.events.push(JSON.parse(line) as VcallEvent)
  }

  /** A line on stdin. */
  say(line: string): void {
    this.child.stdin.write(`${line}\n`)
  }

  /** The first event of a name, or the first of them that a test likes. */
  waitFor(name: string, likes: (event: VcallEvent) => boolean = () => true): Promise<VcallEvent> {
    const look = (): VcallEvent | undefined => this.events.find((event) => event.event === name && likes(event))
    return until(`event ${name} of vcall`, look)
  }

  /** The exit code. */
  ended(): Promise<number> {
    return this.exited
  }

  /** Waits for the end, which must have this exit code; the error shows what was said. */
  async exits(exitCode: number): Promise<void> {
    const found = await this.exited
    if (found !== exitCode) throw new Error(`exit code ${found}, not ${exitCode}\n${testimony()}`)
  }

  async kill(signal: NodeJS.Signals): Promise<number> {
    this.child.kill(signal)
    return this.exited
  }

  /** Everything it said, for the message of a failed test. */
  log(): string {
    return [...this.events.map((event) => JSON.stringify(event)), this.stderr].join('\n')
  }
}
