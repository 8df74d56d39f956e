import { networkInterfaces } from 'node:os'

/** An address in one form: IPv4 as such, IPv6 without its zone. */
export const plainHost = (address: string | undefined): string =>
  (address ?? '')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/%.*$/, '')
    .toLowerCase()

/** What all addresses of this machine count as. */
export const THIS_MACHINE = '127.0.0.1'

/**
 * Whose address this is: a program on this machine may call from any of its addresses, whatever it was called by, so they
 * count as one.
 */
export const hostKey = (address: string): string => {
  const plain = plainHost(address)
  if (plain.startsWith('127.') || plain === '::1') return THIS_MACHINE
  const own = Object.values(networkInterfaces()).some((ends) => ends?.some((end) => plainHost(end.address) === plain))
  return own ? THIS_MACHINE : plain
}
