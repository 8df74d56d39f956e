import { Driver, inCall, NOON_MS, online, remembering, USERS } from '../tui-scenes'
import type { Scenes } from './scenes'

const serverless = { start: { mode: 'people' as const, account: { nick: 'ana' } } }

const NAMES = ['person', '人物', 'pessoa😀', 'somebody-with-a-long-name']

const profiles = (): Driver =>
  remembering({ profile: 'default' }).agent({ type: 'profiles', profiles: ['default', 'eva'] })

const manyTraces = (driver: Driver): Driver =>
  driver.agent(
    ...Array.from({ length: 600 }, (_, at) => ({
      type: 'trace' as const,
      direction: at % 2 === 0 ? ('in' as const) : ('out' as const),
      text: `CALL_HOLD person${at}`,
    })),
  )

/** People, the log beside them. */
export const PEOPLE_SCENES: Scenes = {
  people: () => online().keys('down'),
  'people-search': () => online().keys('/').type('ma'),
  'people-empty': () => online().agent({ type: 'users', users: [USERS[1]!] }),
  'people-nobody': () => online().agent({ type: 'users', users: [] }),
  'people-trouble': () =>
    online().agent({ type: 'users-failed', message: 'home:8000 said nothing for 5 s. Try again, or another server.' }),
  'people-many': () =>
    online()
      .agent({
        type: 'users',
        users: Array.from({ length: 300 }, (_, at) => ({
          nick: `${NAMES[at % 4]}${at}`,
          host: `10.1.${at % 7}.${at % 250}`,
          port: 5000 + at,
          registeredAt: NOON_MS / 1000 - at * 97,
        })),
      })
      .keys('end', 'pageup'),
  'people-serverless': () => new Driver(serverless).agent({ type: 'listening', host: '192.168.1.20', port: 5000 }),
  'people-demo': () => online({ demo: true }),
  'people-declined': () =>
    online()
      .agent({ type: 'calling', nick: 'luis', ringForMs: 35_000 })
      .agent({ type: 'ended', reason: 'unreachable', nick: 'luis', detail: 'connection refused' }),
  'people-log': () => manyTraces(online()).keys('tab', 'tab', 'up', 'up'),
  'people-log-search': () => manyTraces(online()).keys('S-tab', '/').type('10'),
  'people-ended': () => inCall().agent({ type: 'ended', reason: 'remote-hangup', nick: 'luis' }),
  'people-kept': () => remembering().keys('home'),
  'people-blocked': () => remembering().keys('end'),
  'people-details': () => remembering().keys('home', 'i'),
  'people-note': () => remembering().keys('home', 'n'),
  'people-block': () => remembering().keys('home', 'b'),
  'people-history': () => remembering().keys('tab', 'down', 'down'),
  'people-no-history': () => online().agent({ type: 'history', calls: [] }).keys('tab'),
  'people-account': () => remembering().keys('u'),
  'people-visiting': () => remembering().agent({ type: 'system', system: 'xmlrpc', visiting: true }),
  'people-profiles': () => profiles().keys('u', 'up', 'up', 'enter'),
  'people-profile-new': () => profiles().keys('u', 'up', 'up', 'enter', 'end', 'enter').type('luis'),
  'people-address': () => online().keys('a').type('192.168.1.30:50000'),
  'people-address-wrong': () => online().keys('a').type('two words').keys('enter'),
}
