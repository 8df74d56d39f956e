import { testimony } from './witness'

/** Polls until there is a value; fails with what was waited for, asked then if it is a function, and what programs say. */
export const until = async <T>(
  what: string | (() => string),
  look: () => T | undefined,
  timeoutMs = 60_000,
): Promise<T> => {
  const latest = performance.now() + timeoutMs
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (performance.now() > latest) throw inVain(typeof what === 'string' ? what : what())
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** What is thrown where something was waited for in vain. */
export const inVain = (what: string): Error => new Error(`waited in vain for ${what}\n${testimony()}`)
