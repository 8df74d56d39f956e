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
  const { runInterface } = await import('./interface.js')
  const common = { ...options, xmlrpc: true, start: 'answer' } as const
  if (mode === 'remote') return runInterface({ ...common, askAddress: '' })
  const { port, contactPort = XMLRPC_PORT } = options
  if (port === undefined)
    throw new UsageError('local takes --port, and --contact-port of the other one on this machine')
  return runInterface({ ...common, host: LOOPBACK, contactPort, askAddress: `${LOOPBACK}:${contactPort}` })
}
