import { Driver, LOGIN_START } from '../tui-scenes'
import type { Scenes } from './scenes'

const refused = { type: 'login-failed' as const }

/** The log in. */
export const LOGIN_SCENES: Scenes = {
  login: () => new Driver(LOGIN_START).type('sesamo'),
  'login-new': () => new Driver({ start: { mode: 'login', defaults: { host: '192.168.1.20' } } }),
  'login-xmlrpc': () => new Driver(LOGIN_START).keys('up', 'up', 'C-u').type('xmlrpc://').keys('enter'),
  'login-busy': () => new Driver(LOGIN_START).type('x').keys('enter').wait(4000),
  'login-unreachable': () =>
    new Driver(LOGIN_START)
      .type('x')
      .keys('enter')
      .agent({
        ...refused,
        field: 'server',
        message: 'home:8000 does not answer (connection refused). Is the server running? `vcall server` starts one.',
      }),
  'login-wrong-password': () =>
    new Driver(LOGIN_START)
      .type('x')
      .keys('enter')
      .agent({
        ...refused,
        field: 'password',
        message: 'home:8000 knows ana with another password. Type it again, or choose another name.',
      }),
}
