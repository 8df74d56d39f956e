import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Size } from '../../src/tui/model'
import { view } from '../../src/tui/view/view'
import { sceneText } from '../support/scene-text'
import {
  answered,
  Driver,
  inCall,
  inSoundCall,
  LOGIN_START,
  NOON_MS,
  online,
  SOUND,
  USERS,
} from '../support/tui-scenes'

/**
 * Every screen as a text in tests/golden. `UPDATE_GOLDEN=1 npx jest tests/tui/golden` writes them anew: look at the
 * difference before it is kept.
 */
const FOLDER = join(__dirname, '../golden')

const SIZES: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 60, rows: 18 },
  { columns: 120, rows: 40 },
  { columns: 40, rows: 12 },
  { columns: 20, rows: 5 },
]

const refused = { type: 'login-failed' as const }
const rung = { nick: 'marta', protocol: 'v0', address: '10.0.0.9:5001', ringForMs: 30_000 }
const serverless = { start: { mode: 'people' as const, account: { nick: 'ana' } } }

const NAMES = ['person', '人物', 'pessoa😀', 'somebody-with-a-long-name']

const manyTraces = (driver: Driver): Driver =>
  driver.agent(
    ...Array.from({ length: 600 }, (_, at) => ({
      type: 'trace' as const,
      direction: at % 2 === 0 ? ('in' as const) : ('out' as const),
      text: `CALL_HOLD person${at}`,
    })),
  )

const SCENES: Readonly<Record<string, () => Driver>> = {
  login: () => new Driver(LOGIN_START).type('sesamo'),
  'login-new': () => new Driver({ start: { mode: 'login', defaults: { host: '192.168.1.20' } } }),
  'login-busy': () => new Driver(LOGIN_START).type('x').keys('enter').wait(4000),
  'login-unreachable': () =>
    new Driver(LOGIN_START)
      .type('x')
      .keys('enter')
      .agent({
        ...refused,
        field: 'server',
        message: 'home:8000 does not answer (connection refused). Is the server running? vcall server starts one.',
      }),
  'login-wrong-password': () =>
    new Driver(LOGIN_START)
      .type('x')
      .keys('enter')
      .agent({
        ...refused,
        field: 'password',
        message: 'The name ana belongs to another password.',
      }),
  people: () => online().keys('down'),
  'people-search': () => online().keys('/').type('ma'),
  'people-empty': () => online().agent({ type: 'users', users: [USERS[1]!] }),
  'people-nobody': () => online().agent({ type: 'users', users: [] }),
  'people-trouble': () =>
    online().agent({ type: 'users-failed', message: 'home:8000 does not answer (timeout after 5 s).' }),
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
      .agent({ type: 'ended', reason: 'unreachable', nick: 'luis', detail: '10.0.0.7:5001 refused the connection' }),
  'people-log': () => manyTraces(online()).keys('tab', 'up', 'up'),
  'people-ended': () => inCall().agent({ type: 'ended', reason: 'remote-hangup', nick: 'luis' }),
  'people-address': () => online().keys('a').type('192.168.1.30:50000'),
  'people-address-wrong': () => online().keys('a').type('two words').keys('enter'),
  'incoming-typing': () =>
    online()
      .keys('/')
      .type('ma')
      .agent({ type: 'incoming', ...rung }),
  'incoming-help': () =>
    online()
      .keys('?')
      .wait(5000)
      .agent({ type: 'incoming', ...rung }),
  calling: () =>
    online().agent({ type: 'calling', nick: 'luis', address: '10.0.0.7:5001', ringForMs: 35_000 }).wait(7000),
  incoming: () =>
    online()
      .wait(5000)
      .agent({ type: 'incoming', ...rung })
      .wait(7000),
  'call-no-video-yet': () => answered().wait(1000),
  'call-no-video': () => answered().wait(9000),
  call: () => inCall(),
  'call-held': () => inCall().agent({ type: 'held', by: 'them' }).agent({ type: 'held', by: 'us' }),
  'call-camera-off': () => inCall().keys('c').wait(9000),
  'call-log': () =>
    inCall()
      .agent({ type: 'trace', direction: 'in', text: 'CALL_HOLD luis' })
      .agent({ type: 'missed', nick: 'bob' })
      .wait(9000)
      .keys('l'),
  'call-full': () => inCall().keys('z'),
  'call-filled': () => inCall().keys('f'),
  'call-hangup': () => inCall().keys('h'),
  'call-notice': () => inCall().keys('+'),
  'call-full-held': () => inCall().keys('z').agent({ type: 'held', by: 'them' }).keys('s'),
  'call-quit': () => inCall().keys('C-c'),
  'call-demo': () => inCall({ demo: true }),
  'call-sound': () => inSoundCall(),
  'call-speaking-muted': () =>
    inSoundCall()
      .keys('m')
      .wait(9000)
      .agent({ type: 'levels', levels: { theirsDb: -20, mineDb: -15, speakingMuted: true } }),
  'call-no-microphone': () =>
    inSoundCall().agent({
      type: 'device',
      which: 'microphone',
      state: 'lost',
      label: 'The microphone USB microphone is gone. You are not heard until it is there again.',
    }),
  'call-muted-hold': () => inSoundCall({ keyReleases: true }).keys('m').wait(9000),
  'help-hold': () => inSoundCall({ keyReleases: true }).keys('?'),
  'sound-menu': () => inSoundCall().keys(',', 'down', 'right', 'down', 'right'),
  'incoming-sound': () =>
    online({ sound: SOUND })
      .wait(5000)
      .agent({ type: 'incoming', ...rung, protocol: 'v1' }),
  help: () => inCall().keys('?'),
}

describe.each(Object.keys(SCENES))('%s', (name) => {
  test.each(SIZES)('$columns x $rows', (size) => {
    const driver = SCENES[name]!().resize(size)
    const text = sceneText(view(driver.model, size), size)
    const file = join(FOLDER, `${name}-${size.columns}x${size.rows}.txt`)
    if (process.env.UPDATE_GOLDEN === '1') {
      mkdirSync(FOLDER, { recursive: true })
      writeFileSync(file, text)
    }
    expect(existsSync(file)).toBe(true)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })
})
