const DECIMAL = /^\+?\d+(?:\.\d*)?$/

/**
 * Reads a port as the clients write it: a whole number, or one with decimals such as `8080.0`, which are cut off.
 * Undefined when it is no number or not from 1 to 65535 (UAM V0/V1, section 1).
 */
export const readPort = (text: string): number | undefined => {
  const trimmed = text.trim()
  if (!DECIMAL.test(trimmed)) return undefined
  const port = Math.trunc(Number(trimmed))
  return port >= 1 && port <= 65535 ? port : undefined
}
