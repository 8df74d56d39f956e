import type { Canvas, Colour } from '../../src/media/canvas'

/** Three columns by five rows for each letter, a row a digit in octal, the leftmost column is its highest bit. */
const LETTERS: Readonly<Record<string, string>> = {
  a: '25755',
  b: '65656',
  c: '34443',
  d: '65556',
  e: '74647',
  f: '74644',
  g: '34553',
  h: '55755',
  i: '72227',
  j: '11152',
  k: '55655',
  l: '44447',
  m: '57755',
  n: '65555',
  o: '25552',
  p: '65644',
  q: '25563',
  r: '65655',
  s: '34216',
  t: '72222',
  u: '55557',
  v: '55552',
  w: '55775',
  x: '55255',
  y: '55222',
  z: '71247',
  '-': '00700',
}

const COLUMNS = 3
const SCALE = 2

/** Writes the name of a filter, its upper left corner at a place. */
export const sheetName = (
  canvas: Canvas,
  name: string,
  { x, y, ink }: { readonly x: number; readonly y: number; readonly ink: Colour },
): void => {
  for (const [at, letter] of Array.from(name).entries()) {
    const left = x + at * (COLUMNS + 1) * SCALE
    for (const [row, bits] of Array.from(LETTERS[letter] ?? '').entries()) {
      for (let column = 0; column < COLUMNS; column++) {
        if (((Number(bits) >> (COLUMNS - 1 - column)) & 1) === 0) continue
        canvas.rectangle({ x: left + column * SCALE, y: y + row * SCALE, width: SCALE, height: SCALE }, ink)
      }
    }
  }
}
