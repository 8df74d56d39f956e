import type { LoginCommand, SessionWish } from '../interface/session-desk'
import type { Identity } from '../identity'
import { parseEndpoint, SERVER_PORT } from '../options'
import { REGISTRY_PORT } from '../protocol/sala/message'
import type { XmlRpcChoice } from '../xmlrpc-line'
import { systemOf, xmlRpcOf, type CallCommandOptions } from './call-options'

/** The port of a server that names none. */
export const portOf = (sala: boolean): number => (sala ? REGISTRY_PORT : SERVER_PORT)

/** The part of the options of a session that says who we are. */
export interface Who {
  readonly nick: string
  readonly sala: boolean
  readonly xmlrpc?: XmlRpcChoice | undefined
  readonly server?: Identity['server']
  readonly password?: string
  readonly host?: string | undefined
  readonly port?: number | undefined
}

type Visit = Extract<SessionWish, { type: 'visit' }>

/** A log in, with the address only where a person gave one: what is found out changes with the network. */
export type Chosen = Omit<LoginCommand, 'host'> & { readonly host?: string }

/** What was chosen by a log in. */
export const chosen = ({ host, ...login }: LoginCommand): Chosen => ({
  ...login,
  ...(host !== '' && { host }),
})

/** Who we are in a session, and by which system it calls. */
export const whoIs = (wish: SessionWish, identity: Identity, options: CallCommandOptions): Who => {
  switch (wish.type) {
    case 'start':
      return atStart(identity, options)
    case 'login':
      return wish.system === 'xmlrpc' ? inXmlRpc(chosen(wish), options) : logsIn(chosen(wish), identity)
    case 'visit':
      return visits(wish, identity, options)
  }
}

/** Who calls an address without a log in calls it by Sala Virtual where that is said, not where it was used last. */
const atStart = ({ nick, host, port }: Identity, options: CallCommandOptions): Who => {
  const xmlrpc = xmlRpcOf(options)
  return { sala: systemOf(options) === 'sala', nick, host, port, ...(xmlrpc && { xmlrpc, port: options.port }) }
}

/** At the port of the form. */
const inXmlRpc = ({ nick, host, port }: Chosen, options: CallCommandOptions): Who => ({
  sala: false,
  nick,
  host,
  port,
  xmlrpc: choiceOf(options),
})

/** By the name and from the address that we have otherwise; at any port, for nobody looks for us there. */
const visits = ({ system, home }: Visit, { nick, host }: Identity, options: CallCommandOptions): Who => {
  const us = home.type === 'login' ? chosen(home) : { nick, host }
  const xmlrpc = system === 'xmlrpc' ? choiceOf(options) : undefined
  return { sala: system === 'sala', nick: us.nick, host: us.host, xmlrpc }
}

const choiceOf = ({ contactPort, dialect }: CallCommandOptions): XmlRpcChoice => ({ contactPort, dialect })

/** The port of a form is that of V0; who takes part in a Sala is called at the one that all know. */
const logsIn = ({ system, nick, password, host, port, server: at }: Chosen, identity: Identity): Who => {
  const sala = system === 'sala'
  const server = parseEndpoint('Server', at, portOf(sala))
  return { sala, nick, password, host, port: sala ? (identity.sala ? identity.port : undefined) : port, server }
}
