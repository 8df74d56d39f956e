/** The most of base64 that one command may carry. */
const CHUNK = 4096
/** No answers, whatever happens: they would be taken for keys. */
const QUIET = 'q=2'

/** One command of the graphics protocol: `APC G keys ST`. */
export const command = (keys: string): string => `\x1b_G${keys},${QUIET}\x1b\\`

/** Commands that carry a file; `keys` go with the first of them, `always` with each. */
export const transmission = (keys: string, always: readonly string[], file: Buffer): string => {
  const text = file.toString('base64')
  const count = Math.max(1, Math.ceil(text.length / CHUNK))
  return Array.from({ length: count }, (_, i) => {
    const all = [...always, ...(i === 0 ? [keys] : []), QUIET, `m=${i + 1 < count ? 1 : 0}`].join(',')
    return `\x1b_G${all};${text.slice(i * CHUNK, (i + 1) * CHUNK)}\x1b\\`
  }).join('')
}
