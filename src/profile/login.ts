import { isIP } from 'node:net'
import type { Endpoint } from '../net/signalling'
import { parseEndpoint, SERVER_PORT } from '../options'
import { REGISTRY_PORT } from '../protocol/sala/message'
import { nameFault } from '../protocol/sala/name'

/** What is remembered of a login. The password is not: it is asked for each time. */
export interface Login {
  /** Absent: a discovery server. */
  readonly system?: 'sala'
  /** The discovery server, `host:port`. */
  readonly server: string
  readonly nick: string
  /** The address of this machine that was announced, where one was asked for. */
  readonly host?: string
  /** The control and video port that was asked for; 0 is a free one. */
  readonly port?: number
}

/** Longest server and nick that are taken from a file, in characters. */
const MAX_TEXT = 255

/** Reads a login from the text of its file; undefined when it is none. */
export const parseLogin = (text: string): Login | undefined => {
  const fields = parseObject(text)
  const server = fields && serverOf(fields.server)
  const system = fields?.system === 'sala' ? ('sala' as const) : undefined
  const nick = fields && (system ? nameOf(fields.nick) : nickOf(fields.nick))
  if (!fields || server === undefined || nick === undefined) return undefined
  const { host, port } = fields
  return { ...(system && { system }), server, nick, ...(isHost(host) && { host }), ...(isPort(port) && { port }) }
}

/** The server of a login; a port that it does not name is the usual one of its system. */
export const serverOfLogin = ({ system, server }: Login): Endpoint =>
  parseEndpoint('the remembered server', server, system === 'sala' ? REGISTRY_PORT : SERVER_PORT)

/** The text of a login's file. */
export const formatLogin = ({ system, server, nick, host, port }: Login): string =>
  `${JSON.stringify({ system, server, nick, host, port }, null, 2)}\n`

const parseObject = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined
  } catch {
    return undefined
  }
}

const serverOf = (value: unknown): string | undefined => {
  if (typeof value !== 'string' || value.length > MAX_TEXT) return undefined
  try {
    parseEndpoint('server', value, SERVER_PORT)
    return value
  } catch {
    return undefined
  }
}

/** A nick by the rules of the discovery protocol (spec: uam-v0-v1, section 1). */
const nickOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= MAX_TEXT && /^[\x21-\x22\x24-\x7e]+$/.test(value) ? value : undefined

/** A name by the rules of Sala Virtual. */
const nameOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= MAX_TEXT && nameFault(value) === undefined ? value : undefined

const isHost = (value: unknown): value is string => typeof value === 'string' && isIP(value) !== 0

const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535
