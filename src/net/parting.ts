/** How often it is looked whether all is said, in ms. */
const CHECK_MS = 20

/** Waits until what was said last is delivered, `mostMs` at most: a peer may not read. */
export const untilIdle = async (conversation: { readonly isIdle: boolean }, mostMs: number): Promise<void> => {
  const latest = performance.now() + mostMs
  while (!conversation.isIdle && performance.now() < latest) await new Promise((done) => setTimeout(done, CHECK_MS))
}
