import { UsageError } from '../exit'
import { XMLRPC_PORT } from '../protocol/xmlrpc/dialect'
import type { CallCommandOptions } from './call-options'

/** How the chat is set up: with programs anywhere, or two on this machine. */
export type XmlRpcMode = 'remote' | 'local'

/** Reads the mode of `vcall xmlrpc`. */
export const parseXmlRpcMode = (text: string): XmlRpcMode => {
  if (text === 'remote' || text === 'local') return text
  throw new UsageError(`xmlrpc takes remote or local, not "${text}"`)
}

const LOOPBACK = '127.0.0.1'

/** `vcall xmlrpc`: the interface of the XML-RPC chat, which asks for the contact first. Resolves with the exit code. */
export const runXmlRpc = async (mode: XmlRpcMode, options: CallCommandOptions): Promise<number> => {
  const asked = mode === 'remote' ? { askAddress: '' } : onThisMachine(options)
  const { runInterface } = await import('./interface.js')
  return runInterface({ ...options, ...asked, xmlrpc: true, start: 'answer' })
}

const onThisMachine = ({ port, contactPort = XMLRPC_PORT }: CallCommandOptions) => {
  if (port === undefined) {
    throw new UsageError('local takes --port, and --contact-port of the other one on this machine')
  }
  if (port === contactPort && port !== 0) {
    throw new UsageError(`local takes two ports: ${port} cannot be both yours and the other one's`)
  }
  return { host: LOOPBACK, contactPort, askAddress: `${LOOPBACK}:${contactPort}` }
}
