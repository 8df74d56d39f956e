import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from '../../support/processes'
import { until } from '../../support/until'
import { SlowTerminal, unixMs, type SlowTerminalOptions } from './slow-terminal'

const SETTLE_MS = 7000
const KEYS = 12
const LOGS = 6
const KEY_GAP_MS = 700
const POLL_MS = 4
const PATIENCE_MS = 40_000
/** What is on the screen while the log is shown, and only then; and what a notice of the quality begins with. */
const LOG_SIGN = '┌ Log '
const QUALITY = /Quality (\d+) of 100/

/** What the spy in the program saw. */
interface Seen {
  readonly stalls: readonly { readonly atMs: number; readonly longestMs: number }[]
  readonly pictures: readonly { readonly beganMs: number; readonly bytes: number }[]
}

type Stalls = Seen['stalls']

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
  /** The same of the launcher, which does nothing: what the machine itself holds up. */
  readonly idleStallMs: Spread
  /** From the beginning of a picture's write to the moment at which the terminal has had all of it. */
  readonly ageMs: Spread
  /** From `+` or `-` to the words about it. */
  readonly keyMs: Spread
  /** From `l` to the log, for which the pictures make room: much of the screen is drawn again. */
  readonly logMs: Spread
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
    const keys = await times(KEYS, (count) => pressQuality(terminal, count % 2 === 0 ? '-' : '+'))
    const logs = await times(LOGS, () => pressLog(terminal))
    const toMs = unixMs()
    end(terminal)
    await until(
      'the end of the program',
      () => (terminal.exited && existsSync(spyFile) && existsSync(`${spyFile}.idle`)) || undefined,
      PATIENCE_MS,
    )
    const seen = JSON.parse(readFileSync(spyFile, 'utf8')) as Seen
    const idle = JSON.parse(readFileSync(`${spyFile}.idle`, 'utf8')) as Stalls
    return {
      ...figuresOf({ name, terminal, seen, idle, fromMs, toMs, rate: options.rate }),
      keyMs: spread(keys),
      logMs: spread(logs),
    }
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

const times = async (count: number, press: (at: number) => Promise<number>): Promise<readonly number[]> => {
  const all: number[] = []
  for (let at = 0; at < count; at++) {
    await pause(KEY_GAP_MS)
    all.push(await press(at))
  }
  return all
}

const pressQuality = (terminal: SlowTerminal, key: string): Promise<number> => {
  const said = (): string | undefined => QUALITY.exec(terminal.text)?.[1]
  const before = said()
  return press(terminal, key, () => said() !== undefined && said() !== before)
}

const pressLog = (terminal: SlowTerminal): Promise<number> => {
  const shown = terminal.text.includes(LOG_SIGN)
  return press(terminal, 'l', () => terminal.text.includes(LOG_SIGN) !== shown)
}

/** Milliseconds from a key to its answer on the screen. */
const press = async (terminal: SlowTerminal, key: string, answered: () => boolean): Promise<number> => {
  const atMs = unixMs()
  terminal.type(key)
  while (!answered()) {
    if (unixMs() - atMs > PATIENCE_MS) throw new Error(`the key was not answered; the screen:\n${terminal.text}`)
    await pause(POLL_MS)
  }
  return unixMs() - atMs
}

interface Measured {
  readonly name: string
  readonly terminal: SlowTerminal
  readonly seen: Seen
  readonly idle: Stalls
  readonly fromMs: number
  readonly toMs: number
  readonly rate: number
}

const figuresOf = ({
  name,
  terminal,
  seen,
  idle,
  fromMs,
  toMs,
  rate,
}: Measured): Omit<LinkFigures, 'keyMs' | 'logMs'> => {
  const within = (atMs: number): boolean => atMs >= fromMs && atMs <= toMs
  const longest = (stalls: Stalls): Spread =>
    spread(stalls.filter(({ atMs }) => within(atMs)).map(({ longestMs }) => longestMs))
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
    stallMs: longest(seen.stalls),
    idleStallMs: longest(idle),
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
