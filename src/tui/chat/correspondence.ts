import type { Peer } from '../call'

/** So many of those with whom texts were exchanged are remembered, the latest. */
const MOST_KNOWN = 50

/** Whom texts go to, and whom they came from. Those who are meant are known by their addresses: anybody can have any name. */
export interface Correspondence {
  /** Where the next text goes, in a call as well; absent: nobody is known yet. It is another one only when it is said so. */
  readonly to?: Peer | undefined
  /** Who wrote, or was spoken with, the latest last. */
  readonly known: readonly Peer[]
  /** Who wrote last. */
  readonly writer?: Peer | undefined
}

/** Nobody is known yet. */
export const NOBODY: Correspondence = { known: [] }

const isSame = (one: Peer | undefined, other: Peer | undefined): boolean => one?.address === other?.address

const withKnown = <C extends Correspondence>(all: C, peer: Peer): C => ({
  ...all,
  known: [...all.known.filter((each) => !isSame(each, peer)), peer].slice(-MOST_KNOWN),
})

/** Somebody wrote. Only where nobody else is written to does the next text go there by itself. */
export const heardFrom = <C extends Correspondence>(all: C, peer: Peer): C => ({
  ...withKnown(all, peer),
  to: all.to ?? peer,
  writer: peer,
})

/** From now on it is written to this one: the person says so, or a call with them is on. */
export const writingTo = <C extends Correspondence>(all: C, peer: Peer): C => ({ ...withKnown(all, peer), to: peer })

/** Whom to write to next in turn: who wrote last, then the others, the latest first; undefined: there is nobody else. */
export const nextOf = ({ to, known, writer }: Correspondence): Peer | undefined => {
  const turns = [...(writer ? [writer] : []), ...known.filter((each) => !isSame(each, writer)).reverse()]
  const at = turns.findIndex((each) => isSame(each, to))
  const next = turns[(at + 1) % Math.max(1, turns.length)]
  return isSame(next, to) ? undefined : next
}

/** Somebody who is known, and what stands behind the name. */
export interface Named {
  readonly peer: Peer
  readonly rest: string
}

/** Who is named at the beginning of a line, by name or address, and what follows; of two of one name the latest. */
export const namedIn = ({ known }: Correspondence, line: string): Named | undefined => {
  const begins = (name: string): boolean => {
    const start = line.slice(0, name.length).toLowerCase()
    return name !== '' && start === name.toLowerCase() && /^(\s|$)/.test(line.slice(name.length))
  }
  const named = [...known]
    .reverse()
    .flatMap((peer) => [peer.name, peer.address].filter(begins).map((name) => ({ peer, name })))
    .sort((one, other) => other.name.length - one.name.length)[0]
  return named && { peer: named.peer, rest: line.slice(named.name.length).trim() }
}

/** The name of somebody, with the address where another one has the same name. */
export const distinctName = ({ known }: Correspondence, { name, address }: Peer): string =>
  known.some((each) => each.name === name && each.address !== address) ? `${name} (${address})` : name
