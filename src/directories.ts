import { DiscoveryClient } from './net/discovery-client'
import { SalaDirectory } from './net/sala/directory'
import type { Directory } from './net/directory'
import type { Endpoint } from './net/signalling'

/** Where people are found, and by which system. */
export interface DirectoryChoice {
  readonly server?: Endpoint | undefined
  /** The server is a registry of Sala Virtual. */
  readonly sala?: boolean | undefined
  /** The address of this machine to come from. */
  readonly host?: string | undefined
}

/** The directory at a server. Nobody is asked yet. */
export const directoryAt = (server: Endpoint, { sala, host }: Omit<DirectoryChoice, 'server'>): Directory =>
  sala === true ? new SalaDirectory({ ...server, localAddress: host }) : new DiscoveryClient(server)
