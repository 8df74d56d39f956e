/**
 * `npm run bench:filters [-- --json]`: what each filter costs, in ms of CPU a picture, at two sizes: the least of several
 * runs, because other work on the machine only ever adds. The last rows are eight filters on each other.
 */
import { parseArgs } from 'node:util'
import { FILTERS } from '../../src/media/filter/catalogue'
import { formatFilters, parseFilters, type FilterChoice } from '../../src/media/filter/choice'
import type { Faces } from '../../src/media/filter/faces'
import { FilterStack } from '../../src/media/filter/stack'
import type { Frame } from '../../src/media/frame'
import { Pattern } from '../../src/media/source/pattern'

const SIZES = [
  { width: 640, height: 480 },
  { width: 320, height: 240 },
] as const
const RUNS = 7
const PICTURES_A_RUN = 20
const FACE = { x: 0.35, y: 0.25, width: 0.25, height: 0.35 }
const FACES: Faces = { all: [FACE], lead: FACE }
const HEAVY = parseFilters('blur,sharpen,cartoon,edges,emboss,night-vision,old-film,ascii')

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

interface Row {
  readonly filters: string
  readonly size: string
  readonly cpuMs: number
}

const cpuOf = (stack: FilterStack, frame: Frame): number => {
  const before = process.cpuUsage()
  for (let at = 0; at < PICTURES_A_RUN; at++) stack.apply(frame, { nowMs: at * 33, faces: FACES })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / PICTURES_A_RUN
}

const measure = async (choices: readonly FilterChoice[], size: (typeof SIZES)[number]): Promise<Row> => {
  const frame = await new Pattern().next({ now: 1_000_000, size })
  const stack = new FilterStack(choices)
  const runs = Array.from({ length: RUNS }, () => cpuOf(stack, frame))
  const cpuMs = Math.round(Math.min(...runs) * 100) / 100
  return { filters: formatFilters(choices), size: `${size.width}x${size.height}`, cpuMs }
}

const main = async (): Promise<void> => {
  const stacks = [...FILTERS.map(({ name, defaultStrength: strength }) => [{ name, strength }]), HEAVY]
  const rows: Row[] = []
  for (const choices of stacks) {
    for (const size of SIZES) {
      const row = await measure(choices, size)
      rows.push(row)
      if (!values.json) process.stdout.write(`${row.size}  ${row.cpuMs.toFixed(2).padStart(6)} ms  ${row.filters}\n`)
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`)
}

void main()
