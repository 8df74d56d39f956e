import type { Found } from './dialect-search'
import type { Address } from './phone-action'

/** Contacts of which something is remembered. */
const MOST_CONTACTS = 256

/** An address as a text, for comparisons. */
export const keyOf = ({ host, port }: Address): string => `${host}:${port}`

/** What is known of those whom we spoke with: which program is there, and at which port. */
export class Contacts {
  private readonly programs = new Map<string, Found>()
  private readonly ports = new Map<string, number>()

  constructor(
    /** Where old programs serve, who do not say it. */
    private readonly usualPort: number,
  ) {}

  /** The program at an address, if it is known. */
  programAt(address: Address): Found | undefined {
    return this.programs.get(keyOf(address))
  }

  learn(address: Address, found: Found): void {
    bound(this.programs)
    this.programs.set(keyOf(address), found)
  }

  forget(address: Address): void {
    this.programs.delete(keyOf(address))
  }

  /** We speak with this one. */
  meet(address: Address): void {
    bound(this.ports)
    this.ports.set(address.host, address.port)
  }

  /** Where the program of a host serves. */
  addressOf(host: string): Address {
    return { host, port: this.ports.get(host) ?? this.usualPort }
  }
}

const bound = (known: Map<string, unknown>): void => {
  const [oldest] = known.keys()
  if (known.size >= MOST_CONTACTS && oldest !== undefined) known.delete(oldest)
}
