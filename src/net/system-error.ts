const WHY: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'no route to it',
  ENETUNREACH: 'no network',
  ETIMEDOUT: 'no connection in time',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'its name cannot be looked up now',
}

/** The system's code of an error, such as ECONNREFUSED; undefined where it has none. */
export const systemCode = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined

/** Why a connection failed, as a clause for a person; the system's own code where nothing better is known. */
export const whyNoConnection = (error: unknown): string => {
  const code = systemCode(error)
  return code === undefined ? 'unknown error' : (WHY[code] ?? code)
}
