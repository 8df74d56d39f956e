/**
 * `npm run bench:call [-- --json] [--seconds S]`: a call on loopback at 640x480 and 30 frames a second. This process calls,
 * and draws what comes in half blocks of 160x48 cells; `vcall answer` is the other end. The compiled program is measured.
 */
import { join } from 'node:path'
import type { AgentEvent } from '../../src/agent-event'
import { VIDEO_DEFAULTS } from '../../src/options'
import type * as SessionModule from '../../src/session'
import type { Session } from '../../src/session'
import { HERE } from '../support/loopback'
import { Vcall } from '../support/vcall'
import { Viewer, VIEWER_CELLS } from './viewer'
import { childrenOf, costOf, type ProcessCost } from './process-cost'

const SIZE = { width: 640, height: 480 }
const FPS = 30
const SECONDS = 10

type Ended = AgentEvent & { event: 'ended' }

/** What one process cost during the call, for each frame that its end sent. */
interface Cost {
  readonly cpuMsPerFrame: number
  readonly rssMb: number
}

interface Figures {
  readonly bench: 'call'
  readonly seconds: number
  readonly size: string
  readonly fps: number
  readonly drawnAs: string
  readonly sent: number
  readonly received: number
  readonly deliveredShare: number
  /** Picture made at the other end → the bytes for the terminal are in our main process. */
  readonly latencyMs: { readonly p50: number; readonly p95: number }
  /** From the start of the session, without and with ports and video process, to the bytes of their first picture. */
  readonly setUpMs: { readonly fromDial: number; readonly fromStart: number }
  readonly bytesPerPicture: number
  readonly cost: Readonly<Record<'callerMain' | 'callerVideo' | 'calleeMain' | 'calleeVideo', Cost>>
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN

const openCaller = async (report: (event: AgentEvent) => void): Promise<Session> => {
  const compiled = join(__dirname, '../../dist/session.js')
  const { openSession } = (await import(compiled)) as typeof SessionModule
  const settings = { ...VIDEO_DEFAULTS, ...SIZE, fps: FPS, maxDatagramBytes: 60_000, automatic: [] }
  return openSession({ nick: 'bench', host: '127.0.0.1', port: 0, source: { kind: 'pattern' }, settings, report })
}

const costPerFrame = (before: ProcessCost, after: ProcessCost, frames: number): Cost => ({
  cpuMsPerFrame: (after.cpuMs - before.cpuMs) / frames,
  rssMb: after.rssMb,
})

const pidsOf = (session: Session, callee: Vcall): Readonly<Record<keyof Figures['cost'], number>> => {
  const calleeMain = callee.child.pid ?? 0
  return {
    callerMain: process.pid,
    callerVideo: childrenOf(process.pid)[0] ?? 0,
    calleeMain,
    calleeVideo: childrenOf(calleeMain)[0] ?? 0,
  }
}

const pause = (seconds: number): Promise<void> => new Promise((done) => setTimeout(done, seconds * 1000))

const measure = async (seconds: number): Promise<Figures> => {
  const video = [
    '--video',
    'pattern',
    '--size',
    `${SIZE.width}x${SIZE.height}`,
    '--fps',
    String(FPS),
    '--quality',
    '70',
  ]
  const place = [...HERE, '--calls', '1', '--datagram', '60000']
  const callee = new Vcall(['answer', '--headless', '--json', ...place, ...video])
  const { port } = await callee.waitFor('listening')
  const startMs = Date.now()
  let ended: (event: Ended) => void = () => undefined
  const over = new Promise<Ended>((resolve) => (ended = resolve))
  const session = await openCaller((event) => event.event === 'ended' && ended(event))
  const viewer = new Viewer(session)
  const dialMs = Date.now()
  session.agent.dial(`127.0.0.1:${String(port)}`)
  viewer.want()
  await callee.waitFor('answered')
  await pause(1)
  const pids = Object.entries(pidsOf(session, callee))
  const before = pids.map(([, pid]) => costOf(pid))
  const count = viewer.agesMs.length
  await pause(seconds)
  const after = pids.map(([, pid]) => costOf(pid))
  const agesMs = viewer.agesMs.slice(count).sort((a, b) => a - b)
  session.agent.hangUp()
  const ours = await over
  const theirs = (await callee.waitFor('ended')) as unknown as Ended
  await callee.ended()
  await session.close()
  const cost = pids.map(([name], i) => [name, costPerFrame(before[i]!, after[i]!, seconds * FPS)])
  const firstAtMs = viewer.firstAtMs ?? NaN
  return {
    bench: 'call',
    seconds,
    size: `${SIZE.width}x${SIZE.height}`,
    fps: FPS,
    drawnAs: `half blocks, ${VIEWER_CELLS.cols}x${VIEWER_CELLS.rows}`,
    sent: theirs.video.sent.frames,
    received: ours.video.received.frames,
    deliveredShare: ours.video.received.frames / theirs.video.sent.frames,
    latencyMs: { p50: percentile(agesMs, 0.5), p95: percentile(agesMs, 0.95) },
    setUpMs: { fromDial: firstAtMs - dialMs, fromStart: firstAtMs - startMs },
    bytesPerPicture: viewer.bytes / viewer.agesMs.length,
    cost: Object.fromEntries(cost) as Figures['cost'],
  }
}

const table = (figures: Figures): string => {
  const costs = Object.entries(figures.cost).map(
    ([name, { cpuMsPerFrame, rssMb }]) =>
      `  ${name.padEnd(12)} ${cpuMsPerFrame.toFixed(2)} ms CPU a frame, ${rssMb.toFixed(0)} MB`,
  )
  return [
    `${figures.size}, ${figures.fps} fps, ${figures.seconds} s, drawn as ${figures.drawnAs}`,
    `  delivered    ${(100 * figures.deliveredShare).toFixed(1)} % of ${figures.sent} frames`,
    `  latency      p50 ${figures.latencyMs.p50.toFixed(0)} ms, p95 ${figures.latencyMs.p95.toFixed(0)} ms (made → bytes for the terminal)`,
    `  set-up       ${figures.setUpMs.fromDial} ms from the call, ${figures.setUpMs.fromStart} ms from the start, to the first picture`,
    `  to terminal  ${(figures.bytesPerPicture / 1000).toFixed(1)} KB a picture`,
    ...costs,
  ].join('\n')
}

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const main = async (): Promise<void> => {
  const figures = await measure(Number(option('--seconds') ?? SECONDS))
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(figures)}\n` : `${table(figures)}\n`)
  process.exit(0)
}

void main()
