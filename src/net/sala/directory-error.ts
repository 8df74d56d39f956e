import type { RegistryText } from '../../protocol/sala/message'
import { nameTrouble, type NameFault } from '../../protocol/sala/name'
import { clean } from '../../protocol/text'
import { DirectoryError } from '../directory'
import { systemCode, whyNoConnection } from '../../protocol/system-trouble'

/** No connection could be made, or none stayed. */
export const noRegistry = (server: string, cause: unknown): DirectoryError => {
  const code = systemCode(cause)
  if (code === 'EADDRNOTAVAIL' || code === 'EINVAL') {
    const message = `${server} cannot be reached from the address given with --host. Is it an IPv4 address of this machine?`
    return new DirectoryError('unreachable', message, { cause })
  }
  const message = `${server} does not answer (${whyNoConnection(cause)}). Is it running? \`vcall server --sala\` starts one.`
  return new DirectoryError('unreachable', message, { cause })
}

/** The registry closed, where an answer was due. */
export const hungUp = (server: string): DirectoryError =>
  new DirectoryError('unreachable', `${server} closed the connection. Is it a server of Sala Virtual?`)

/** No answer came in time: a genuine server serves nobody while one client says nothing. */
export const noAnswer = (server: string, ms: number): DirectoryError =>
  new DirectoryError('timeout', `${server} said nothing for ${ms / 1000} s. Try again, or another server.`)

/** Somebody has the name; a genuine server keeps it for ever when a connection is cut. */
export const nameTaken = (server: string, name: string): DirectoryError =>
  new DirectoryError('refused', `${server} does not take the name ${clean(name)}: somebody has it. Choose another one.`)

/** The name would break other programs. */
export const badName = (fault: NameFault): DirectoryError => new DirectoryError('refused', nameTrouble(fault))

/** It says something else than was asked. */
export const oddText = (server: string, text: RegistryText): DirectoryError => {
  const said = text.type === 'other' ? text.text : text.type
  const message = `${server} says "${clean(said.slice(0, 60))}", which is no answer. Is it a server of Sala Virtual?`
  return new DirectoryError('bad-reply', message)
}
