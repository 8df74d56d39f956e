/**
 * `npm run bench:interface [-- --json] [--keys N] [--system v0|xmlrpc]`: the compiled program in a pseudo-terminal of 120x36
 * cells. How long from its start to its first screen, the log in; and in a call at full rate (640x480, 30 pictures a second,
 * sound) how long from a key to the screen that it asks for: the help, shown and closed. The emulator's time to take it in is
 * in both. The call is that of the demo, or one between two vcalls over XML-RPC.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programOf } from '../support/processes'
import { LAUNCHER, mustBeBuilt, stopAll, Vcall } from '../support/vcall'
import { WatchedTerminal } from './interface/watched-terminal'
import { childrenOf, costOf } from './process-cost'

const STARTS = 9
const KEYS = 100
const KEY_GAP_MS = 120
const SETTLE_MS = 4000
const MEDIA = [
  ...['--video', 'pattern', '--size', '640x480', '--fps', '30', '--quality', '70', '--datagram', '60000'],
  ...['--audio', 'tone', '--speaker', 'none'],
]
const HELP = '┏ Keys '
/** Whose call it is measured in. */
type System = 'v0' | 'xmlrpc'
const SYSTEMS: readonly System[] = ['v0', 'xmlrpc']

interface Plan {
  readonly keys: number
  readonly system: System
}

interface Figures {
  readonly startMs: number
  readonly keyToScreenMsP50: number
  readonly keyToScreenMsP95: number
  /** Of the main process. */
  readonly rssMb: number
  /** Of all processes of the call; in the demo the other end's, too. */
  readonly rssAllMb: number
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

const at = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN) * 10) / 10
}

const inTerminal = async <T>(
  folder: string,
  args: readonly string[],
  use: (terminal: WatchedTerminal) => Promise<T>,
): Promise<T> => {
  const own = { XDG_STATE_HOME: folder, XDG_CONFIG_HOME: folder, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
  const terminal = new WatchedTerminal(process.execPath, [LAUNCHER, ...args], own)
  try {
    return await use(terminal)
  } finally {
    const program = programOf(terminal.pid)
    if (program !== undefined) process.kill(program, 'SIGTERM')
    await pause(300)
    terminal.kill()
  }
}

const start = (folder: string): Promise<number> => {
  const fromMs = performance.now()
  return inTerminal(folder, [], async (terminal) => (await terminal.seen((text) => text.includes('Password'))) - fromMs)
}

/** The time from each key to its screen: the help is shown, and closed, in turn. */
const pressKeys = async (terminal: WatchedTerminal, count: number): Promise<readonly number[]> => {
  const times: number[] = []
  for (let key = 0; key < count; key++) {
    await pause(KEY_GAP_MS)
    const opens = key % 2 === 0
    const fromMs = performance.now()
    terminal.type(opens ? '?' : '\x1b')
    times.push((await terminal.seen((text) => text.includes(HELP) === opens)) - fromMs)
  }
  return times
}

const family = (pid: number): readonly number[] => [pid, ...childrenOf(pid).flatMap(family)]

const rssMb = (pids: readonly number[]): number => Math.round(pids.reduce((sum, pid) => sum + costOf(pid).rssMb, 0))

/** The command that is in a call; for XML-RPC somebody waits for it. */
const calling = async (system: System): Promise<readonly string[]> => {
  if (system === 'v0') return ['demo', ...MEDIA]
  const place = ['--host', '127.0.0.1', '--port', '0']
  const other = new Vcall(['answer', '--xmlrpc', '--headless', '--json', '--nick', 'luis', ...place, ...MEDIA])
  const { port } = await other.waitFor('listening')
  return ['call', `xmlrpc://127.0.0.1:${port}`, '--nick', 'ana', ...place, ...MEDIA]
}

const measureCall = async (folder: string, { keys, system }: Plan): Promise<Omit<Figures, 'startMs'>> =>
  inTerminal(folder, await calling(system), async (terminal) => {
    await terminal.seen((text) => text.includes('LIVE'))
    await pause(SETTLE_MS)
    const times = await pressKeys(terminal, keys)
    const program = programOf(terminal.pid) ?? 0
    return {
      keyToScreenMsP50: at(times, 0.5),
      keyToScreenMsP95: at(times, 0.95),
      rssMb: rssMb([program]),
      rssAllMb: rssMb(family(terminal.pid)),
    }
  })

const measure = async (plan: Plan): Promise<Figures> => {
  mustBeBuilt()
  const folder = mkdtempSync(join(tmpdir(), 'vcall-bench-interface-'))
  try {
    const starts: number[] = []
    for (let count = 0; count < STARTS; count++) starts.push(await start(folder))
    return { startMs: at(starts, 0.5), ...(await measureCall(folder, plan)) }
  } finally {
    await stopAll()
    rmSync(folder, { recursive: true, force: true })
  }
}

const table = (system: System, figures: Figures): string =>
  [
    `the interface, 120x36 cells, a call at 640x480, 30 fps, with sound${system === 'xmlrpc' ? ', over XML-RPC' : ''}`,
    `  start        ${figures.startMs} ms to the first screen (median of ${STARTS})`,
    `  key          p50 ${figures.keyToScreenMsP50} ms, p95 ${figures.keyToScreenMsP95} ms to its screen in a call`,
    `  memory       ${figures.rssMb} MB the main process, ${figures.rssAllMb} MB all processes${system === 'v0' ? ' of both ends' : ''}`,
  ].join('\n')

const option = (name: string): string | undefined => {
  const index = process.argv.indexOf(name)
  return index < 0 ? undefined : process.argv[index + 1]
}

const main = async (): Promise<void> => {
  const system = SYSTEMS.find((each) => each === (option('--system') ?? 'v0'))
  if (system === undefined) throw new Error(`--system takes ${SYSTEMS.join(' or ')}`)
  const figures = await measure({ keys: Number(option('--keys') ?? KEYS), system })
  const json = JSON.stringify({ system, ...figures })
  process.stdout.write(process.argv.includes('--json') ? `${json}\n` : `${table(system, figures)}\n`)
  process.exit(0)
}

void main()
