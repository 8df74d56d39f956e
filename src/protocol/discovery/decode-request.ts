import type { InvalidRequest, Request, RequestFault } from './message'
import { nickFault } from './nick'
import { readPort } from './port'
import { readProtocols } from './protocols'

const HOST = /^[!-"$-~]{1,255}$/
const PASSWORD = /^[^\s\0]{1,256}$/

const invalid = (fault: RequestFault): InvalidRequest => ({ type: 'INVALID', fault })

/**
 * Reads one whole request as a server: fields are separated by exactly one space, white space and NUL after the last are
 * tolerated, a port with decimals and protocols in lower case too (UAM V0/V1, section 1).
 */
export const decodeRequest = (text: string): Request | InvalidRequest => {
  const [verb, ...fields] = text.replace(/[\s\0]+$/, '').split(' ')
  switch (verb) {
    case 'REGISTER':
      return decodeRegister(fields)
    case 'QUERY':
      return decodeQuery(fields)
    case 'LIST_USERS':
    case 'QUIT':
      return fields.length === 0 ? { type: verb } : invalid('fields')
    case undefined:
    default:
      return invalid('verb')
  }
}

const decodeRegister = (fields: readonly string[]): Request | InvalidRequest => {
  const [nick, host, portText, password, protocolsText] = fields
  if (fields.length !== 5 || nick === undefined || host === undefined) return invalid('fields')
  if (portText === undefined || password === undefined || protocolsText === undefined) return invalid('fields')
  const port = readPort(portText)
  const protocols = readProtocols(protocolsText)
  if (nickFault(nick) !== undefined) return invalid('nick')
  if (!HOST.test(host)) return invalid('host')
  if (port === undefined) return invalid('port')
  if (!PASSWORD.test(password)) return invalid('password')
  return protocols.length === 0 ? invalid('protocols') : { type: 'REGISTER', nick, host, port, password, protocols }
}

const decodeQuery = (fields: readonly string[]): Request | InvalidRequest => {
  const [nick] = fields
  if (fields.length !== 1 || nick === undefined) return invalid('fields')
  return nickFault(nick) === undefined ? { type: 'QUERY', nick } : invalid('nick')
}
