/** A part of a cell that a character fills with the foreground: from and to, across and down, as shares of the cell. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The names that Unicode gives to U+1FB00 and onwards are `BLOCK SEXTANT-` and these digits: 1 2, 3 4, 5 6 by rows. */
const SEXTANTS =
  '1 2 12 3 13 23 123 4 14 24 124 34 134 234 1234 5 15 25 125 35 235 1235 45 145 245 1245 345 1345 2345 12345 6 ' +
  '16 26 126 36 136 236 1236 46 146 1246 346 1346 2346 12346 56 156 256 1256 356 1356 2356 12356 456 1456 2456 ' +
  '12456 3456 13456 23456'

/** The names of U+1CD00 and onwards are `BLOCK OCTANT-` and these digits: 1 2, 3 4, 5 6, 7 8 by rows. */
const OCTANTS =
  '3 23 123 4 14 124 34 134 234 5 15 25 125 135 235 1235 45 145 245 1245 345 1345 2345 12345 6 16 26 126 36 136 ' +
  '236 1236 146 246 1246 346 1346 2346 12346 56 156 256 1256 356 1356 2356 12356 456 1456 2456 12456 3456 13456 ' +
  '23456 17 27 127 37 137 237 1237 47 147 247 1247 347 1347 2347 12347 157 257 1257 357 2357 12357 457 1457 ' +
  '12457 3457 13457 23457 67 167 267 1267 367 1367 2367 12367 467 1467 2467 12467 3467 13467 23467 123467 567 ' +
  '1567 2567 12567 3567 13567 23567 123567 4567 14567 24567 124567 34567 134567 234567 1234567 18 28 128 38 138 ' +
  '238 1238 48 148 248 1248 348 1348 2348 12348 58 158 258 1258 358 1358 2358 12358 458 1458 2458 12458 3458 ' +
  '13458 23458 123458 168 268 1268 368 2368 12368 468 1468 12468 3468 13468 23468 568 1568 2568 12568 3568 ' +
  '13568 23568 123568 4568 14568 24568 124568 34568 134568 234568 1234568 178 278 1278 378 1378 2378 12378 478 ' +
  '1478 2478 12478 3478 13478 23478 123478 578 1578 2578 12578 3578 13578 23578 123578 4578 14578 24578 124578 ' +
  '34578 134578 234578 1234578 678 1678 2678 12678 3678 13678 23678 123678 4678 14678 24678 124678 34678 134678 ' +
  '234678 1234678 15678 25678 125678 35678 235678 1235678 45678 145678 1245678 1345678 2345678'

/** What other names say: the areas that are filled. */
const NAMED: readonly (readonly [number, readonly (readonly [number, number, number, number])[]])[] = [
  [0x0020, []], // SPACE
  [0x2580, [[0, 0, 1, 1 / 2]]], // UPPER HALF BLOCK
  [0x2582, [[0, 3 / 4, 1, 1]]], // LOWER ONE QUARTER BLOCK
  [0x2584, [[0, 1 / 2, 1, 1]]], // LOWER HALF BLOCK
  [0x2586, [[0, 1 / 4, 1, 1]]], // LOWER THREE QUARTERS BLOCK
  [0x2588, [[0, 0, 1, 1]]], // FULL BLOCK
  [0x258c, [[0, 0, 1 / 2, 1]]], // LEFT HALF BLOCK
  [0x2590, [[1 / 2, 0, 1, 1]]], // RIGHT HALF BLOCK
  [0x1fb82, [[0, 0, 1, 1 / 4]]], // UPPER ONE QUARTER BLOCK
  [0x1fb85, [[0, 0, 1, 3 / 4]]], // UPPER THREE QUARTERS BLOCK
  [0x1fbe6, [[0, 1 / 4, 1 / 2, 3 / 4]]], // MIDDLE LEFT ONE QUARTER BLOCK
  [0x1fbe7, [[1 / 2, 1 / 4, 1, 3 / 4]]], // MIDDLE RIGHT ONE QUARTER BLOCK
  [0x1cea0, [[1 / 2, 3 / 4, 1, 1]]], // RIGHT HALF LOWER ONE QUARTER BLOCK
  [0x1cea3, [[0, 3 / 4, 1 / 2, 1]]], // LEFT HALF LOWER ONE QUARTER BLOCK
  [0x1cea8, [[0, 0, 1 / 2, 1 / 4]]], // LEFT HALF UPPER ONE QUARTER BLOCK
  [0x1ceab, [[1 / 2, 0, 1, 1 / 4]]], // RIGHT HALF UPPER ONE QUARTER BLOCK
]

/** U+2596 to U+259F by their names: UL, UR, LL, LR. */
const QUADRANTS = ['LL', 'LR', 'UL', 'UL LL LR', 'UL LR', 'UL UR LL', 'UL UR LR', 'UR', 'UR LL', 'UR LL LR']

/** Braille dots by their number: column and row. */
const DOTS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 1],
  [1, 2],
  [0, 3],
  [1, 3],
] as const

const area = (left: number, top: number, right: number, bottom: number): Area => ({ left, top, right, bottom })

/** The digits of a name, each for one of `rows` times two parts. */
const parts = (digits: string, rows: number): Area[] =>
  Array.from(digits, (digit) => {
    const part = Number(digit) - 1
    const [x, y] = [part % 2, Math.floor(part / 2)]
    return area(x / 2, y / rows, (x + 1) / 2, (y + 1) / rows)
  })

const quarters = (name: string): Area[] =>
  name.split(' ').map((corner) => {
    const [x, y] = [corner.endsWith('R') ? 1 / 2 : 0, corner.startsWith('L') ? 1 / 2 : 0]
    return area(x, y, x + 1 / 2, y + 1 / 2)
  })

/** A dot is half as wide and high as its eighth of the cell. */
const dots = (bits: number): Area[] =>
  DOTS.flatMap(([x, y], dot) =>
    (bits >> dot) & 1 ? [area(x / 2 + 1 / 8, y / 4 + 1 / 16, x / 2 + 3 / 8, y / 4 + 3 / 16)] : [],
  )

/** The areas that each block character and each braille pattern fills, by its code point. */
export const BLOCK_GLYPHS: ReadonlyMap<number, readonly Area[]> = new Map([
  ...NAMED.map(([code, areas]) => [code, areas.map((sides) => area(...sides))] as const),
  ...QUADRANTS.map((name, i) => [0x2596 + i, quarters(name)] as const),
  ...SEXTANTS.split(' ').map((digits, i) => [0x1fb00 + i, parts(digits, 3)] as const),
  ...OCTANTS.split(' ').map((digits, i) => [0x1cd00 + i, parts(digits, 4)] as const),
  ...Array.from({ length: 256 }, (_, bits) => [0x2800 + bits, dots(bits)] as const),
])

/** Whether a character fills the point in its cell at these shares of width and height; undefined for other characters. */
export const fills = (character: string, x: number, y: number): boolean | undefined =>
  BLOCK_GLYPHS.get(character.codePointAt(0) ?? 0)?.some(
    ({ left, top, right, bottom }) => x >= left && x < right && y >= top && y < bottom,
  )
