const MAX_PROTOCOLS = 16
const TOKEN = /^[!-~]{1,16}$/

/**
 * Reads the protocols that somebody registered, e.g. `v0#V1` as V0 and V1. Some clients write lower case or a line end;
 * what is no token is left out (UAM V0/V1, sections 1 and 8).
 */
export const readProtocols = (text: string): readonly string[] =>
  text
    .split('#', MAX_PROTOCOLS)
    .map((token) => token.trim().toUpperCase())
    .filter((token) => TOKEN.test(token))
