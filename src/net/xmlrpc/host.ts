import { networkInterfaces } from 'node:os'

/** An address in one form: IPv4 as such, IPv6 without its zone. */
export const plainHost = (address: string | undefined): string =>
  (address ?? '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .toLowerCase()

/** What all addresses of this machine count as. */
const THIS_MACHINE = '127.0.0.1'

/** The system is asked this often at most: in a flood of requests the question would cost more than they do. */
const OWN_FOR_MS = 2000

let own: { readonly addresses: ReadonlySet<string>; readonly untilMs: number } | undefined

const ownAddresses = (): ReadonlySet<string> => {
  const nowMs = performance.now()
  if (own === undefined || nowMs >= own.untilMs) {
    const ends = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
    own = { addresses: new Set(ends.map(({ address }) => plainHost(address))), untilMs: nowMs + OWN_FOR_MS }
  }
  return own.addresses
}

/**
 * Whose address this is: a program on this machine may call from any of its addresses, whatever it was called by, so they
 * count as one.
 */
export const hostKey = (address: string): string => {
  const plain = plainHost(address)
  if (plain.startsWith('127.') || plain === '::1') return THIS_MACHINE
  return ownAddresses().has(plain) ? THIS_MACHINE : plain
}
