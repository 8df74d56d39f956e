/*
 * Loaded before the program: the half minute after which it takes nobody's answer for no answer (call/step.ts) is three
 * seconds, so that no test sits it out. Every other delay is as it was.
 */
const RINGS_MS = [30_000, 35_000]
const later = globalThis.setTimeout
const soon = (run, ms, ...rest) => later(run, RINGS_MS.includes(ms) ? ms / 10 : ms, ...rest)
globalThis.setTimeout = Object.assign(soon, later)
