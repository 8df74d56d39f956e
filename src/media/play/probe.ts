import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import type { Size } from '../codec/codec'

/** What is known of a video before it is played. */
export interface ClipFacts extends Partial<Size> {
  readonly durationMs?: number
  readonly fps?: number
}

const LIMIT_MS = 8000
const ENTRIES = 'format=duration:stream=width,height,avg_frame_rate'

/** Asks ffprobe for the size, rate and length of a video; says nothing where it is missing or does not know. */
export const probeClip = (path: string): Promise<ClipFacts> =>
  new Promise((done) => {
    const question = ['-v', 'error', '-select_streams', 'v:0', '-show_entries', ENTRIES, '-of', 'default=nw=1']
    execFile('ffprobe', [...question, `file:${resolve(path)}`], { timeout: LIMIT_MS }, (_, out) => done(factsOf(out)))
  })

/** Reads lines of `name=value`. */
export const factsOf = (text: string): ClipFacts => {
  const values = new Map(text.split('\n').map((line) => line.trim().split('=', 2) as [string, string | undefined]))
  const number = (name: string): number | undefined => {
    const value = Number(values.get(name))
    return value > 0 && Number.isFinite(value) ? value : undefined
  }
  const [over, under] = (values.get('avg_frame_rate') ?? '').split('/')
  const fps = Number(over) / Number(under)
  const [width, height, seconds] = [number('width'), number('height'), number('duration')]
  return {
    ...(width !== undefined && height !== undefined && { width, height }),
    ...(seconds !== undefined && { durationMs: seconds * 1000 }),
    ...(fps > 0 && fps <= 240 && { fps }),
  }
}
