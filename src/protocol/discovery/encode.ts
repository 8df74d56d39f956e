import type { ListEntry, Reply, Request } from './message'

/** The text of a request: single spaces, no terminator (UAM V0/V1, section 1). */
export const encodeRequest = (request: Request): string => {
  switch (request.type) {
    case 'REGISTER': {
      const { nick, host, port, password, protocols } = request
      return `REGISTER ${nick} ${host} ${port} ${password} ${protocols.join('#')}`
    }
    case 'QUERY':
      return `QUERY ${request.nick}`
    case 'LIST_USERS':
    case 'QUIT':
      return request.type
  }
}

// One client finds the ends of the entries with [0-9]{7,11}.[0-9]{1,8}# and so needs decimals.
const timestamp = (seconds: number | undefined): string => (seconds ?? 0).toFixed(3)

const listEntry = ({ nick, host, port, registeredAt }: ListEntry): string =>
  `${nick} ${host} ${port} ${timestamp(registeredAt)}#`

/** The text of a reply; a list of nobody is USER_UNKNOWN, since a count of 0 ends some clients. */
export const encodeReply = (reply: Reply): string => {
  switch (reply.type) {
    case 'WELCOME':
      return `OK WELCOME ${reply.nick} ${timestamp(reply.registeredAt)}`
    case 'USER_FOUND':
      return `OK USER_FOUND ${reply.nick} ${reply.host} ${reply.port} ${reply.protocols.join('#')}`
    case 'USERS_LIST':
      if (reply.users.length === 0) return 'NOK USER_UNKNOWN'
      return `OK USERS_LIST ${reply.users.length} ${reply.users.map(listEntry).join('')}`
    case 'WRONG_PASS':
    case 'SYNTAX_ERROR':
    case 'USER_UNKNOWN':
      return `NOK ${reply.type}`
    case 'BYE':
      return 'BYE'
  }
}
