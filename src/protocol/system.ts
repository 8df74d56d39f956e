import { CALL_PORT } from './sala/message'
import { XMLRPC_PORT } from './xmlrpc/dialect'

/** The ways in which calls go; a V1 call is one of V0 with sound. */
export type System = 'v0' | 'sala' | 'xmlrpc'

/** A system other than that of the discovery server. */
export type OtherSystem = Exclude<System, 'v0'>

/** How a person knows a system; it is called so in every language. */
export const SYSTEM_NAMES: Readonly<Record<System, string>> = { v0: 'V0/V1', sala: 'Sala Virtual', xmlrpc: 'XML-RPC' }

/** All of them. */
export const SYSTEMS: readonly System[] = ['v0', 'sala', 'xmlrpc']

/** The ports at which people are called whose address names none. */
export const CALL_PORTS: Readonly<Record<System, number>> = { v0: 5004, sala: CALL_PORT, xmlrpc: XMLRPC_PORT }

/** An address that says by which system it is called. */
export interface SystemAddress {
  readonly system: System
  /** What stands behind `SYSTEM://`, as it was written. */
  readonly address: string
}

/** What stands before `://`, and what calls tell of their protocol. */
const BY_PROTOCOL: Readonly<Record<string, System>> = { v0: 'v0', v1: 'v0', sala: 'sala', xmlrpc: 'xmlrpc' }

/** The system of a protocol; undefined for one that is not known. */
export const systemOfProtocol = (protocol: string): System | undefined =>
  Object.hasOwn(BY_PROTOCOL, protocol) ? BY_PROTOCOL[protocol] : undefined

/** Reads `v0://`, `v1://`, `sala://` or `xmlrpc://` and what follows; undefined where a text names no system. */
export const systemAddressOf = (text: string): SystemAddress | undefined => {
  const [, scheme = '', address = ''] = /^([a-z0-9]+):\/\/(.*?)(?:\/(?:RPC2)?)?$/i.exec(text.trim()) ?? []
  const system = systemOfProtocol(scheme.toLowerCase())
  return system && { system, address }
}
