import { lookup } from 'node:dns/promises'
import { isIP, isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** An IP endpoint. */
export interface Endpoint {
  readonly host: string
  readonly port: number
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** An address in one form: IPv4 as such, IPv6 without its zone. */
export const plainAddress = (address: string): string =>
  (MAPPED.exec(address)?.[1] ?? address.split('%')[0] ?? address).toLowerCase()

/** Whether an address is of this machine, so that its clock is ours. */
export const isOwnAddress = (address: string): boolean =>
  address.startsWith('127.') ||
  address === '::1' ||
  Object.values(networkInterfaces()).some((ends) => ends?.some((end) => plainAddress(end.address) === address))

/** Whether a socket bound to this host is one of IPv6. */
export const needsIpv6 = (host: string): boolean => isIPv6(host)

/** The peer's address; names are looked up. */
export const resolveHost = async (host: string): Promise<string> =>
  plainAddress(isIP(host) > 0 ? host : (await lookup(host, { family: 4 })).address)

/** The peer of a call: where its video comes from and goes to. */
export class Peer {
  /** The peer shares our clock: it is on this machine. */
  readonly own: boolean

  constructor(readonly endpoint: Endpoint) {
    this.own = isOwnAddress(endpoint.host)
  }

  /**
   * Whether a datagram from this address is the peer's. Most clients send from a second socket, so the port says
   * nothing; on one machine any of its addresses may stand in the datagram.
   */
  sends(address: string): boolean {
    const plain = plainAddress(address)
    return plain === this.endpoint.host || (this.own && isOwnAddress(plain))
  }

  /** Whether this is the peer's very address and port. */
  is({ host, port }: Endpoint): boolean {
    return port === this.endpoint.port && plainAddress(host) === this.endpoint.host
  }
}
