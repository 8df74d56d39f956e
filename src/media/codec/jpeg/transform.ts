const SIDE = 8

/** What each row and column of the transform is larger by than the cosine transform itself (Arai, Agui, Nakajima 1988). */
const SCALES = Array.from({ length: SIDE }, (_, k) => (k === 0 ? 1 : Math.cos((k * Math.PI) / 16) * Math.SQRT2))

const HALF_ROOT = Math.SQRT1_2
const SIN_ROOT = Math.sin(Math.PI / 8)
const SMALL = Math.SQRT2 * Math.cos((3 * Math.PI) / 8)
const LARGE = Math.SQRT2 * Math.cos(Math.PI / 8)

/**
 * One row or column: eight values from `at` on, `step` apart. Long because it is one flow graph of five multiplications,
 * whose nodes have no other names.
 */
const transformLine = (block: Float32Array, at: number, step: number): void => {
  const i = [at, at + step, at + 2 * step, at + 3 * step] as const
  const j = [at + 7 * step, at + 6 * step, at + 5 * step, at + 4 * step] as const
  const a = block[i[0]] ?? 0
  const b = block[i[1]] ?? 0
  const c = block[i[2]] ?? 0
  const d = block[i[3]] ?? 0
  const e = block[j[3]] ?? 0
  const f = block[j[2]] ?? 0
  const g = block[j[1]] ?? 0
  const h = block[j[0]] ?? 0
  const outer = a + h + (d + e)
  const inner = b + g + (c + f)
  const slope = a + h - (d + e)
  const turned = (b + g - (c + f) + slope) * HALF_ROOT
  block[i[0]] = outer + inner
  block[j[3]] = outer - inner
  block[i[2]] = slope + turned
  block[j[1]] = slope - turned
  const low = d - e + (c - f)
  const middle = (c - f + (b - g)) * HALF_ROOT
  const high = b - g + (a - h)
  const shared = (low - high) * SIN_ROOT
  const left = SMALL * low + shared
  const right = LARGE * high + shared
  const sum = a - h + middle
  const rest = a - h - middle
  block[j[2]] = rest + left
  block[i[3]] = rest - left
  block[i[1]] = sum + right
  block[j[0]] = sum - right
}

/** The cosine transform of 8x8 values in place, each coefficient larger by what `divisorsOf` takes back. */
export const transform = (block: Float32Array): void => {
  for (let row = 0; row < SIDE; row++) transformLine(block, row * SIDE, 1)
  for (let col = 0; col < SIDE; col++) transformLine(block, col, SIDE)
}

/** What a transformed block's coefficients are multiplied by to be in steps of these sizes. */
export const divisorsOf = (steps: Uint8Array): Float32Array =>
  Float32Array.from(steps, (step, i) => 1 / (step * (SCALES[i >> 3] ?? 1) * (SCALES[i & 7] ?? 1) * SIDE))
