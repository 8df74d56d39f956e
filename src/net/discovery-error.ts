import { decodeRequest } from '../protocol/discovery/decode-request'
import { encodeRequest } from '../protocol/discovery/encode'
import type { Reply, Request, RequestFault } from '../protocol/discovery/message'
import { MAX_NICK_CHARS, type NickFault, nickFault } from '../protocol/discovery/nick'
import { REPLY_LIMITS } from '../protocol/discovery/reply-collector'
import { clean } from '../protocol/text'
import { DirectoryError } from './directory'
import { CONNECT_TIMEOUT_MS, ExchangeError } from './exchange'
import { systemCode, whyNoConnection } from '../protocol/system-trouble'

const NICK_FAULTS: Record<NickFault, string> = {
  empty: 'The name is empty. Choose one without spaces.',
  'too-long': `The name is too long. At most ${MAX_NICK_CHARS} characters, please.`,
  characters: "The name may only hold ASCII characters, no spaces and no '#'. Choose another one.",
  verb: 'The name may not end in LIST_USERS or QUIT, which are commands of the server. Choose another one.',
}

const FIELD_FAULTS: Record<Exclude<RequestFault, 'nick'>, string> = {
  verb: 'This request does not exist.',
  fields: 'The password may not be empty or hold spaces, and neither may the name. Choose other ones.',
  host: "The own address is empty, too long or holds spaces or '#'. Give an IP address with --host.",
  port: 'The own port is not from 1 to 65535. Give another one with --port.',
  password: 'The password may hold up to 256 ASCII characters and no spaces. Choose another one.',
  protocols: 'The protocols to register must be V and a number each, with V0 among them.',
}

const ASCII = /^[!-~]*$/
const VERSION = /^V\d+$/

/** What a person should know about a request that must not be sent; undefined for one that may be. */
export const faultOf = (request: Request): string | undefined => {
  const nick = 'nick' in request ? nickFault(request.nick) : undefined
  if (nick !== undefined) return NICK_FAULTS[nick]
  const fault = fieldFault(request)
  return fault === undefined || fault === 'nick' ? undefined : FIELD_FAULTS[fault]
}

const fieldFault = (request: Request): RequestFault | undefined => {
  if (request.type !== 'REGISTER') return undefined
  const { password, protocols, port } = request
  // Stricter than a server is: passwords in ASCII, whole ports, and V0, without which some clients refuse our calls.
  if (!ASCII.test(password)) return 'password'
  if (!Number.isInteger(port)) return 'port'
  if (!protocols.includes('V0') || !protocols.every((each) => VERSION.test(each))) return 'protocols'
  const read = decodeRequest(encodeRequest(request))
  return read.type === 'INVALID' ? read.fault : undefined
}

/** The error for a reply that says no, or says something else than what was asked. */
export const replyError = (server: string, reply: Reply, nick = ''): DirectoryError => {
  switch (reply.type) {
    case 'WRONG_PASS':
      return new DirectoryError(
        'wrong-password',
        `${server} knows ${clean(nick)} with another password. Type it again, or choose another name.`,
      )
    case 'SYNTAX_ERROR':
      return new DirectoryError('refused', `${server} refuses this request. Try another name, or another server.`)
    case 'WELCOME':
    case 'USER_FOUND':
    case 'USERS_LIST':
    case 'USER_UNKNOWN':
    case 'BYE':
      return badReply(server, reply.type)
  }
}

/** The error for a text that is no reply to what was asked. */
export const badReply = (server: string, text: string): DirectoryError =>
  new DirectoryError(
    'bad-reply',
    `${server} answers "${clean(text.slice(0, 60))}", which is no reply to this request. Is it a discovery server?`,
  )

/** The error for a request that got no reply; `cause` is an ExchangeError, anything else is a bug and thrown as it is. */
export const transportError = (server: string, cause: unknown): DirectoryError => {
  if (!(cause instanceof ExchangeError)) throw cause
  switch (cause.reason) {
    case 'unreachable':
      return unreachable(server, cause)
    case 'connect-timeout':
      return absent(server, `no connection within ${CONNECT_TIMEOUT_MS / 1000} s`, cause)
    case 'silent':
    case 'endless':
      return late(server, cause)
    case 'closed':
      return new DirectoryError('bad-reply', `${server} closed without a reply. Is it a discovery server?`, { cause })
    case 'oversize':
      return new DirectoryError('bad-reply', `${server} sends more than a list can be. Is it a discovery server?`, {
        cause,
      })
  }
}

const late = (server: string, cause: ExchangeError): DirectoryError => {
  const [most, total] = [REPLY_LIMITS.firstByteMs / 1000, REPLY_LIMITS.totalMs / 1000]
  const message =
    cause.reason === 'silent'
      ? `${server} said nothing for ${most} s. Try again, or another server.`
      : `${server} did not finish its reply within ${total} s. Try again, or another server.`
  return new DirectoryError('timeout', message, { cause })
}

const absent = (server: string, why: string, cause: ExchangeError): DirectoryError =>
  new DirectoryError(
    'unreachable',
    `${server} does not answer (${why}). Is the server running? \`vcall server\` starts one.`,
    { cause },
  )

const unreachable = (server: string, cause: ExchangeError): DirectoryError => {
  const code = systemCode(cause.cause)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const message = `${server} has no address that could be found. Check the name of the server and the network.`
    return new DirectoryError('unreachable', message, { cause })
  }
  return absent(server, whyNoConnection(cause.cause), cause)
}
