/** Polls until there is a value; fails with what was waited for. */
export const until = async <T>(what: string, look: () => T | undefined, timeoutMs = 20_000): Promise<T> => {
  const latest = performance.now() + timeoutMs
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (performance.now() > latest) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
