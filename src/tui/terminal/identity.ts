/** Which program a terminal is. */
export interface Identity {
  /** Its own name, in small letters. */
  readonly name: string
  /** The numbers of its version, the most important first. */
  readonly version: readonly number[]
}

/** XTVERSION (`CSI > q`): `DCS > | name(version) ST`, or with a space between. */
const XTVERSION = /^\x1bP>\|([A-Za-z][\w-]*)[ (]v?(\d+(?:\.\d+)*)/

/** Who answered; undefined for a terminal that does not tell, or tells what cannot be read. */
export const identityOf = (replies: readonly string[]): Identity | undefined => {
  for (const reply of replies) {
    const [, name, version] = XTVERSION.exec(reply) ?? []
    if (name !== undefined && version !== undefined)
      return { name: name.toLowerCase(), version: version.split('.').map(Number) }
  }
  return undefined
}

/** Whether a version is not older than another. */
export const isAtLeast = (version: readonly number[], least: readonly number[]): boolean => {
  for (const [i, wanted] of least.entries()) {
    const found = version[i] ?? 0
    if (found !== wanted) return found > wanted
  }
  return true
}
