/** What is no more like a word than this is not offered instead of it: so many of its letters may be wrong. */
const SHARE_WRONG = 0.4

/** How many letters must be added, left out or changed to make one word of the other (Levenshtein). */
export const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 0; at < one.length; at++) {
    const above = row
    row = [at + 1]
    for (let to = 0; to < other.length; to++) {
      const changed = (above[to] ?? 0) + (one[at] === other[to] ? 0 : 1)
      row.push(Math.min(changed, (above[to + 1] ?? 0) + 1, (row[to] ?? 0) + 1))
    }
  }
  return row.at(-1) ?? 0
}

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
