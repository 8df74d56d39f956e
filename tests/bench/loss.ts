/**
 * `npm run bench:loss [-- --json] [--seconds S] [--plot FILE.svg] [--page FILE.md]`: the same pictures and the same sound over datagrams and over
 * XML-RPC, on ways of 40 ms there and back that lose 0, 1, 5 and 10 % of the packets. Datagrams are lost with their fragments; of
 * TCP, what retransmission costs is a model (systems/lossy-tcp.ts), since a loopback loses nothing. Seeds repeat it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { carry, SYSTEM_NAMES, type Carried, type System } from './systems/carry'
import { plotLoss } from './systems/plot'

const SECONDS = 15
const RTT_MS = 40
const LOSSES = [0, 0.01, 0.05, 0.1] as const

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const spread = (value: Carried['pictureMs']): string => (value === undefined ? '-' : `${value.p50} / ${value.p95} ms`)

/** A row of a table in Markdown. */
const row = (one: Carried): string =>
  `| ${[
    SYSTEM_NAMES[one.system],
    `${one.lossPercent} %`,
    spread(one.pictureMs),
    one.picturesPerSecond.toFixed(1),
    `${one.frozenPercent} %`,
    `${(one.longestFreezeMs / 1000).toFixed(1)} s`,
    // The tails of it are sound that was made up, whose loudness tells no time.
    one.soundMs === undefined ? '-' : `${one.soundMs.p50} ms`,
    `${one.missingSoundPercent} %`,
    `${(one.bytesPerSecond / 1000).toFixed(0)} kB/s`,
  ].join(' | ')} |`

const HEAD = [
  '| system | loss | age of pictures, p50 / p95 | a second | frozen | longest | sound, p50 | missing | bytes |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
]

/** Writes the table into a page, between two marks. */
const writePage = (path: string, table: string): void => {
  const marks = /(<!-- figures: begin -->\n)[^]*(<!-- figures: end -->)/
  writeFileSync(path, readFileSync(path, 'utf8').replace(marks, `$1\n${table}\n\n$2`))
}

const main = async (): Promise<void> => {
  const seconds = Number(option('--seconds') ?? SECONDS)
  const all: Carried[] = []
  for (const system of Object.keys(SYSTEM_NAMES) as System[]) {
    for (const loss of LOSSES) all.push(await carry(system, { loss, rttMs: RTT_MS, seed: 7 }, seconds))
  }
  const plot = option('--plot')
  const page = option('--page')
  const table = [...HEAD, ...all.map(row)].join('\n')
  if (plot !== undefined) writeFileSync(plot, plotLoss(all))
  if (page !== undefined) writePage(page, table)
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ bench: 'loss', runs: all })}\n`)
  else process.stdout.write(`${table}\n`)
  process.exit(0)
}

void main()
