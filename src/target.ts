import { UsageError } from './exit'
import { dialectNamed, DIALECTS, XMLRPC_PORT } from './protocol/xmlrpc/dialect'
import { formatEndpoint, parseEndpoint } from './options'

/** What an address begins with that is called over XML-RPC. */
export const XMLRPC_PREFIX = 'xmlrpc://'

/** Whether somebody is to be called over XML-RPC: `xmlrpc://HOST[:PORT]`. */
export const isXmlRpc = (target: string): boolean => target.toLowerCase().startsWith(XMLRPC_PREFIX)

/** The address in `xmlrpc://HOST[:PORT]`, or in `HOST[:PORT]`, as `HOST:PORT`. Throws UsageError. */
export const xmlRpcAddress = (target: string): string => {
  const address = isXmlRpc(target) ? target.slice(XMLRPC_PREFIX.length).replace(/\/(RPC2)?$/, '') : target
  return formatEndpoint(parseEndpoint(XMLRPC_PREFIX, address, XMLRPC_PORT))
}

/** Reads the value of --dialect. */
export const parseDialect = (text: string): string => {
  if (dialectNamed(text)) return text
  throw new UsageError(`--dialect takes ${Object.keys(DIALECTS).join(', ')}, not "${text}"`)
}
