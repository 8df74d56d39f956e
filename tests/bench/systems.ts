/**
 * `npm run bench:systems [-- --json] [--seconds S]`: the same pictures and the same sound over each of the systems, on this
 * machine without loss: how old they are when they are there, and the bytes a second that they take.
 */
import { carry, SYSTEM_NAMES, type Carried, type System } from './systems/carry'
import { carrySala, type SalaCarried } from './systems/sala'

const SECONDS = 10
const SETTLE_MS = 2000
const WAY = { loss: 0, rttMs: 0, seed: 1 }

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

const milliseconds = (value: number | undefined): string => (value === undefined ? '-' : `${value} ms`)

/** What a system carried; Sala Virtual has no pictures, and its line stands beside those of the others. */
type Row = Carried | SalaCarried

const nameOf = (system: Row['system']): string =>
  system === 'sala' ? 'Sala Virtual, sound alone' : SYSTEM_NAMES[system]

const row = ({ system, pictureMs, soundMs, picturesPerSecond, bytesPerSecond }: Row): string =>
  [
    nameOf(system).padEnd(30),
    milliseconds(pictureMs?.p50).padStart(8),
    milliseconds(pictureMs?.p95).padStart(8),
    picturesPerSecond.toFixed(1).padStart(6),
    milliseconds(soundMs?.p50).padStart(9),
    `${(bytesPerSecond / 1000).toFixed(0)} kB/s`.padStart(12),
  ].join('  ')

const HEAD = `${''.padEnd(30)}   picture       p95     fps      sound         bytes`

const main = async (): Promise<void> => {
  const seconds = Number(option('--seconds') ?? SECONDS)
  const systems: Row[] = []
  for (const system of Object.keys(SYSTEM_NAMES) as System[]) systems.push(await carry(system, WAY, seconds))
  systems.push(await carrySala(seconds, SETTLE_MS))
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ bench: 'systems', systems })}\n`)
  else process.stdout.write(`${[HEAD, ...systems.map(row)].join('\n')}\n`)
  process.exit(0)
}

void main()
