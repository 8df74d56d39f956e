import { spawnSync } from 'node:child_process'
import type { ClipFiles } from './clip-files'
import type { Peer } from './programs'

const MOST_BYTES = 2 ** 31
/** The least of so many runs counts: the machine is not ours alone. What starting takes is short and varies most. */
const ROUNDS = 3
const START_ROUNDS = 8
/** User and system time of a command, in seconds, by bash's own `time`. */
const TIMED = 'TIMEFORMAT="%3U %3S"; time "$0" "$@" >/dev/null 2>&1'

/** A program could not do what it was asked for. */
export class PeerFailed extends Error {}

const outcome = ({ program }: Peer, status: number | null, stderr: Buffer): void => {
  if (status === 0) return
  throw new PeerFailed(`${program} ended with ${status}: ${stderr.toString().trim().split('\n')[0] ?? ''}`)
}

/** Everything that a program writes for the first pictures of a clip. */
export const outputOf = (peer: Peer, files: ClipFiles, count: number): Uint8Array => {
  const options = { maxBuffer: MOST_BYTES, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] }
  const { status, stdout, stderr } = spawnSync(peer.program, peer.args(files, count), options)
  outcome(peer, status, stderr)
  return stdout
}

/** User and system time of a program's run, all threads, in ms. */
const cpuMs = (peer: Peer, files: ClipFiles, count: number): number => {
  const args = ['-c', TIMED, peer.program, ...peer.args(files, count)]
  const { status, stderr } = spawnSync('bash', args, { stdio: ['ignore', 'ignore', 'pipe'] })
  outcome(peer, status, stderr)
  const [user = NaN, system = NaN] = stderr.toString().trim().split(' ').map(Number)
  return (user + system) * 1000
}

const leastOf = (rounds: number, measure: () => number): number => Math.min(...Array.from({ length: rounds }, measure))

/** CPU for one more picture, in ms: all pictures against one, so that starting and ending do not count. */
export const cpuMsPerFrame = (peer: Peer, files: ClipFiles): number => {
  const count = files.frames.length
  const start = leastOf(START_ROUNDS, () => cpuMs(peer, files, 1))
  return (leastOf(ROUNDS, () => cpuMs(peer, files, count)) - start) / (count - 1)
}
