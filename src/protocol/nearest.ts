/** What is no more like a word than this is not offered instead of it: so many of its letters may be wrong. */
const SHARE_WRONG = 0.4

/**
 * How many letters must be added, left out, changed, or exchanged with their neighbour to make one word of the other (optimal
 * string alignment).
 */
export const distance = (one: string, other: string): number => {
  let before: readonly number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at++) {
    const row = [at]
    for (let to = 1; to <= other.length; to++) {
      const changed = cell(above, to - 1) + (one[at - 1] === other[to - 1] ? 0 : 1)
      const exchanged = isExchange(one, at, other, to) ? cell(before, to - 2) + 1 : Infinity
      row.push(Math.min(changed, exchanged, cell(above, to) + 1, cell(row, to - 1) + 1))
    }
    before = above
    above = row
  }
  return cell(above, other.length)
}

const cell = (row: readonly number[], at: number): number => row[at] ?? Infinity

/** Whether the last two letters of both beginnings are the same in the other order. */
const isExchange = (one: string, at: number, other: string, to: number): boolean =>
  at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1]

const lastOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1)

/** The key most like a mistyped one, by all of it or by its last word; undefined where none is like it. */
export const nearest = (mistyped: string, keys: readonly string[]): string | undefined => {
  const word = mistyped.slice(0, 64)
  const scored = keys.map((key) => ({ key, wrong: wrongness(word, key) })).sort((a, b) => a.wrong - b.wrong)
  const [best] = scored
  return best && best.wrong <= SHARE_WRONG ? best.key : undefined
}

/** The share of letters that are wrong; a right last word in the wrong section is nearly right. */
const wrongness = (word: string, key: string): number => {
  const last = distance(lastOf(word), lastOf(key))
  if (last >= lastOf(key).length) return 1
  return Math.min(distance(word, key) / key.length, last / lastOf(key).length + 0.1)
}
