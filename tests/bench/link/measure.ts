import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from '../../support/processes'
import { until } from '../../support/until'
import { SlowTerminal, unixMs, type SlowTerminalOptions } from './slow-terminal'

const SETTLE_MS = 7000
const KEYS = 12
const KEY_GAP_MS = 700
const POLL_MS = 4
const PATIENCE_MS = 40_000
/** What is on the screen while the log is shown, and only then. */
const LOG_SIGN = '┌ Log '

/** What the spy in the program saw. */
interface Seen {
  readonly stalls: readonly { readonly atMs: number; readonly longestMs: number }[]
  readonly pictures: readonly { readonly beganMs: number; readonly bytes: number }[]
}

interface Spread {
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** What came of a call behind one link. */
export interface LinkFigures {
  readonly bench: 'link'
  readonly link: string
  readonly kilobytesPerSecond: number
  /** Of the main process, in windows of a quarter of a second. */
  readonly stallMs: Spread
  /** From the beginning of a picture's write to the moment at which the terminal has had all of it. */
  readonly ageMs: Spread
  /** From a key to the first sign of what it does. */
  readonly keyMs: Spread
  readonly mostUnacknowledged: number
  readonly fps: number
  /** Pictures and interface together. */
  readonly usedKilobytesPerSecond: number
}

/** Where a program is run, and where its spy writes. */
export interface LinkRun {
  readonly name: string
  readonly terminal: SlowTerminalOptions
  readonly spyFile: string
  /** The launcher's process, or one from which the main process descends; absent: the terminal's own. */
  readonly end: (terminal: SlowTerminal) => void
}

/** Makes a call behind a link, presses keys, ends it, and says how it was. */
export const measureLink = async ({ name, terminal: options, spyFile, end }: LinkRun): Promise<LinkFigures> => {
  const terminal = new SlowTerminal(options)
  try {
    await until('the call', () => terminal.text.includes('LIVE') || undefined, PATIENCE_MS)
    await pause(SETTLE_MS)
    const fromMs = unixMs()
    const keys = await pressKeys(terminal)
    const toMs = unixMs()
    end(terminal)
    await until('the end of the program', () => (terminal.exited && existsSync(spyFile)) || undefined, PATIENCE_MS)
    const seen = JSON.parse(readFileSync(spyFile, 'utf8')) as Seen
    return { ...figuresOf({ name, terminal, seen, fromMs, toMs, rate: options.rate }), keyMs: spread(keys) }
  } finally {
    terminal.kill()
  }
}

/** Ends the program in a terminal on this machine as a shutdown would. */
export const endProgram = (terminal: SlowTerminal): void => {
  const program = programOf(terminal.pid)
  if (program !== undefined) process.kill(program, 'SIGTERM')
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

const pressKeys = async (terminal: SlowTerminal): Promise<readonly number[]> => {
  const times: number[] = []
  for (let key = 0; key < KEYS; key++) {
    await pause(KEY_GAP_MS)
    const shown = terminal.text.includes(LOG_SIGN)
    const atMs = unixMs()
    terminal.type('l')
    while (terminal.text.includes(LOG_SIGN) === shown) {
      if (unixMs() - atMs > PATIENCE_MS) throw new Error(`the key was not answered; the screen:\n${terminal.text}`)
      await pause(POLL_MS)
    }
    times.push(unixMs() - atMs)
  }
  return times
}

interface Measured {
  readonly name: string
  readonly terminal: SlowTerminal
  readonly seen: Seen
  readonly fromMs: number
  readonly toMs: number
  readonly rate: number
}

const figuresOf = ({ name, terminal, seen, fromMs, toMs, rate }: Measured): Omit<LinkFigures, 'keyMs'> => {
  const within = (atMs: number): boolean => atMs >= fromMs && atMs <= toMs
  const seconds = (toMs - fromMs) / 1000
  // The first question of all is asked before there is a picture.
  const answered = terminal.questionsMs.slice(1)
  const ages = seen.pictures.flatMap(({ beganMs }, at) => {
    const arrivedMs = answered[at]
    return within(beganMs) && arrivedMs !== undefined ? [arrivedMs - beganMs] : []
  })
  const bytes = terminal.arrivals.reduce((sum, one) => sum + (within(one.atMs) ? one.bytes : 0), 0)
  return {
    bench: 'link',
    link: name,
    kilobytesPerSecond: rate / 1000,
    stallMs: spread(seen.stalls.filter(({ atMs }) => within(atMs)).map(({ longestMs }) => longestMs)),
    ageMs: spread(ages),
    mostUnacknowledged: Math.max(0, ...seen.pictures.map((one, at) => unacknowledged(seen.pictures, answered, at))),
    fps: round(ages.length / seconds),
    usedKilobytesPerSecond: round(bytes / seconds / 1000),
  }
}

/** Pictures whose write had begun, and whose question had not arrived, when this one's began, with itself. */
const unacknowledged = (pictures: Seen['pictures'], answered: readonly number[], at: number): number => {
  const beganMs = pictures[at]?.beganMs ?? 0
  return at + 1 - answered.filter((answeredMs) => answeredMs <= beganMs).length
}

const round = (value: number): number => Math.round(value * 10) / 10

const spread = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN)
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

/** The spy as an option of node, for the environment of a program. */
export const spyEnvironment = (spyFile: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--require ${join(__dirname, 'spy.cjs')}`,
  VCALL_LINK_SPY: spyFile,
})
