import { isIPv6 } from 'node:net'

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
const NETWORK_GROUPS = 4

/** An address as a person writes it: IPv4 without the prefix that a socket for both families gives it. */
export const plainAddress = (address: string): string => MAPPED.exec(address)?.[1] ?? address

/** Who counts as one client: an IPv4 address, or an IPv6 network of 64 bits, within which addresses cost nothing. */
export const clientKey = (address: string): string => {
  const plain = plainAddress(address)
  return isIPv6(plain) ? `${expand(plain).slice(0, NETWORK_GROUPS).join(':')}::/64` : plain
}

const groups = (text: string): readonly string[] => text.split(':').filter((group) => group !== '')

const expand = (address: string): readonly string[] => {
  const [before = '', after] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  if (after === undefined) return groups(before)
  const zeros = 8 - groups(before).length - groups(after).length
  return [...groups(before), ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...groups(after)]
}
