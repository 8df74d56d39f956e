/**
 * `npm run bench:peers [-- --json] [--clip PATH] [--frames N] [--mode NAME] [--cells COLSxROWS]`: our renderers beside other
 * programs that draw pictures in a terminal, as far as these are installed: the same pictures, in the same mode and size.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { version as ownVersion } from '../../package.json'
import { middleOf, writeClipFiles, type ClipFiles } from './peers/clip-files'
import { cpuMsPerFrame, outputOf, PeerFailed } from './peers/cost'
import { ownCpuMs, ownPieces } from './peers/own'
import { peersOf, type Peer } from './peers/programs'
import { looksOf, resultOf, type Measured, type Result } from './peers/result'
import { tableOf } from './peers/table'
import { loadClip } from './render/clip'
import { benchModes, type BenchMode } from './render/modes'

const FRAME = { width: 640, height: 480 }
/** The aspect of 80 by 24 cells twice as high as wide, and of 160 by 48. */
const CELLS_HEIGHT = 384

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    clip: { type: 'string', default: join(__dirname, 'clip.webm') },
    frames: { type: 'string', default: '90' },
    mode: { type: 'string' },
    cells: { type: 'string' },
  },
})

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

/** By program; undefined: it is not installed. */
const versions = new Map<string, string | undefined>()

const versionOf = ({ program, debian }: Peer): string | undefined => {
  if (versions.has(program)) return versions.get(program)
  const { error, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' })
  const version = error ? undefined : (/\d+\.\d+(\.\d+)*/.exec(stdout + stderr)?.[0] ?? '')
  if (version === undefined) tell(`${program} is not installed (Debian: ${debian})`)
  versions.set(program, version)
  return version
}

const measureOwn = async (bench: BenchMode, files: ClipFiles, whole: boolean): Promise<Measured> => {
  const pieces = ownPieces(bench, files, whole)
  return { cpuMs: ownCpuMs(bench, files, whole), pieces, looks: await looksOf(bench, pieces, files.frames) }
}

const measurePeer = async (bench: BenchMode, peer: Peer, files: ClipFiles): Promise<Measured> => {
  const pieces = peer.cut(outputOf(peer, files, files.frames.length))
  const looks = await looksOf(bench, pieces, files.frames).catch((cause: unknown) => {
    throw new PeerFailed(`its output was not understood: ${String(cause)}`, { cause })
  })
  return { cpuMs: cpuMsPerFrame(peer, files), pieces, looks }
}

const told = (result: Result): Result => {
  const { mode, cells, pixels, program, options, cpuMsPerFrame: ms, bytesPerFrame, displayPsnrDb, ssim } = result
  const name = `${mode} ${cells ?? pixels ?? ''}`.padEnd(17)
  tell(`${name} ${ms.toFixed(2)} ms, ${bytesPerFrame} bytes, ${displayPsnrDb} dB, ${ssim}: ${program} ${options}`)
  return result
}

const comparePeers = async (bench: BenchMode, files: ClipFiles, ours: Measured): Promise<readonly Result[]> => {
  const results: Result[] = []
  for (const peer of peersOf(bench)) {
    const version = versionOf(peer)
    if (version === undefined) continue
    const drawer = { program: peer.program, version, options: peer.options.join(' ') }
    try {
      results.push(told(resultOf(bench, drawer, await measurePeer(bench, peer, files), ours)))
    } catch (error) {
      if (!(error instanceof PeerFailed)) throw error
      tell(`${peer.program} ${version} ${drawer.options} is left out: ${error.message}`)
    }
  }
  return results
}

/** Ours as it plays, ours with every picture whole as most others draw it, and the others; nothing if there are none. */
const compare = async (bench: BenchMode, files: ClipFiles): Promise<readonly Result[]> => {
  if (!peersOf(bench).some((peer) => versionOf(peer) !== undefined)) return []
  const ours = await measureOwn(bench, files, false)
  const whole = await measureOwn(bench, files, true)
  const drawer = { program: 'vcall', version: ownVersion }
  const own = [
    told(resultOf(bench, { ...drawer, options: '' }, ours, ours)),
    told(resultOf(bench, { ...drawer, options: '(every picture whole)' }, whole, ours)),
  ]
  const others = await comparePeers(bench, files, ours)
  return others.length === 0 ? [] : [...own, ...others]
}

/** Cells of every size or the one that was asked for, pixels as many as the pictures have. */
const isOfSize = ({ size, grid }: BenchMode): boolean =>
  'cells' in size ? size.cells === (values.cells ?? size.cells) : grid.width === FRAME.width

/** Modes that somebody else has, each once. */
const comparedModes = (): readonly BenchMode[] =>
  benchModes().filter(
    (bench) =>
      !bench.whole &&
      peersOf(bench).length > 0 &&
      isOfSize(bench) &&
      (values.mode === undefined || bench.mode === values.mode),
  )

const compareAll = async (folder: string): Promise<readonly Result[]> => {
  const { frames } = loadClip(values.clip, Number(values.frames), FRAME)
  const wide = frames.map((frame) => middleOf(frame, FRAME.width, CELLS_HEIGHT))
  const pixels = writeClipFiles(join(folder, 'pixels'), frames)
  const cells = writeClipFiles(join(folder, 'cells'), wide)
  const results: Result[] = []
  for (const bench of comparedModes()) results.push(...(await compare(bench, 'cells' in bench.size ? cells : pixels)))
  return results
}

const bench = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-peers-'))
  try {
    const results = await compareAll(folder)
    process.stdout.write(`${values.json ? JSON.stringify(results, null, 2) : tableOf(results)}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void bench()
