/**
 * `npm run bench:voice [-- --json] [--clip SOUND]`: what voice processing does to echoes, to noise and to speech, and what it
 * costs. The other side's speech is played back through synthetic rooms. Sound like speech is made for it; a file's first
 * half is taken for the far voice and the second one for the near voice.
 */
import { parseArgs } from 'node:util'
import { loadSound } from '../support/load-sound'
import { speechLike } from '../support/speech-like'
import {
  measureCpu,
  measureEcho,
  measureMemory,
  measureNoise,
  type EchoFigures,
  type NoiseFigures,
  type Speech,
} from './voice/measure'
import { NOISES } from './voice/sounds'

const DELAYS_MS = [20, 60, 120] as const
const REVERBERATIONS_MS = [150, 300] as const
/** Amplitude of the direct way from the loudspeaker to the microphone. */
const GAIN = 0.3
const LEVELS_DB = [-50, -40, -30] as const
const SPEECH_SECONDS = 20

interface VoiceFigures {
  readonly echo: readonly EchoFigures[]
  readonly noise: readonly NoiseFigures[]
  /** CPU time for 20 ms of sound with all of it on, in ms. */
  readonly cpuMsPer20Ms: number
  /** What the process grew by with all of it. */
  readonly memoryMb: number
}

const speechOf = async (clip: string | undefined): Promise<Speech> => {
  if (clip === undefined) return { far: speechLike(SPEECH_SECONDS, 1), near: speechLike(SPEECH_SECONDS, 2) }
  const sound = await loadSound(clip)
  const half = Math.floor(sound.length / 2)
  return { far: sound.slice(0, half), near: sound.slice(half) }
}

const measure = async (clip: string | undefined): Promise<VoiceFigures> => {
  const memoryMb = await measureMemory()
  const speech = await speechOf(clip)
  const cpuMsPer20Ms = await measureCpu(speech)
  const echo: EchoFigures[] = []
  for (const delayMs of DELAYS_MS)
    for (const reverberationMs of REVERBERATIONS_MS)
      echo.push(await measureEcho({ delayMs, reverberationMs, gain: GAIN }, speech))
  const noise: NoiseFigures[] = [await measureNoise('none', -96, speech)]
  for (const kind of NOISES) for (const db of LEVELS_DB) noise.push(await measureNoise(kind, db, speech))
  return { echo, noise, cpuMsPer20Ms, memoryMb }
}

const sayEcho = (of: EchoFigures): string =>
  `echo of ${of.delayMs} ms, reverberation ${of.reverberationMs} ms`.padEnd(42) +
  `after 2 s ${of.erleAfter2s} dB less, after 10 s ${of.erleAfter10s} (canceller alone ${of.cancellerAfter2s}, ` +
  `${of.cancellerAfter10s}); near voice ${of.nearDb} dB, at worst ${of.nearWorstDb} (canceller alone ${of.cancellerNearDb})`

const sayNoise = (of: NoiseFigures): string =>
  of.noise === 'none'
    ? `${'no noise'.padEnd(42)}speech ${of.speechDb} dB`
    : `${`${of.noise} noise of ${of.db} dB`.padEnd(42)}${of.suppressedDb} dB less; speech ${of.speechDb} dB`

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, clip: { type: 'string' } } })
  // Each loading of a kernel adds listeners to the process; a program loads them once.
  process.setMaxListeners(0)
  const figures = await measure(values.clip)
  const { cpuMsPer20Ms, memoryMb } = figures
  const lines = [
    ...figures.echo.map(sayEcho),
    ...figures.noise.map(sayNoise),
    `${'all of it'.padEnd(42)}${cpuMsPer20Ms} ms of CPU for 20 ms of sound; ${memoryMb} MB`,
  ]
  process.stdout.write(`${values.json ? JSON.stringify(figures) : lines.join('\n')}\n`)
}

void main()
