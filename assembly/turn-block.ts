/** Columns of a block. */
export const BLOCK = 16

/** Six rows of a block of columns, one behind the other, then two for what a band does not have. */
export const rows = memory.data(8 * BLOCK)
/** The same block, column after column, eight bytes each. */
export const columns = memory.data(8 * BLOCK)

/** From `rows` to `columns`. */
export function turnBlock(): void {
  const a = v128.load(rows)
  const b = v128.load(rows, BLOCK)
  const c = v128.load(rows, 2 * BLOCK)
  const d = v128.load(rows, 3 * BLOCK)
  const e = v128.load(rows, 4 * BLOCK)
  const f = v128.load(rows, 5 * BLOCK)
  const none = i8x16.splat(-1)
  turnHalf(columns, lowBytes(a, b), lowBytes(c, d), lowBytes(e, f), none)
  turnHalf(columns + 64, highBytes(a, b), highBytes(c, d), highBytes(e, f), none)
}

/** Eight columns from pairs of rows. */
function turnHalf(to: usize, ab: v128, cd: v128, ef: v128, none: v128): void {
  turnFour(to, lowPairs(ab, cd), lowPairs(ef, none))
  turnFour(to + 32, highPairs(ab, cd), highPairs(ef, none))
}

function turnFour(to: usize, abcd: v128, ef: v128): void {
  v128.store(to, i8x16.shuffle(abcd, ef, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23))
  v128.store(to, i8x16.shuffle(abcd, ef, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31), 16)
}

function lowBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
}

function highBytes(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
}

function lowPairs(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23)
}

function highPairs(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31)
}
