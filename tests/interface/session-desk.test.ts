import { EventEmitter } from 'node:events'
import { SessionDesk, type LoginCommand, type SessionWish } from '../../src/interface/session-desk'
import type { AgentEvent as News } from '../../src/tui/message'
import type { AgentEvent } from '../../src/agent-event'
import { NO_STATS } from '../../src/agent-event'
import { EXIT, Failure } from '../../src/exit'
import type { Session } from '../../src/session'
import type { System } from '../../src/protocol/system'

const LOGIN: LoginCommand = { type: 'login', server: 'home:8000', nick: 'ana', password: 'x', host: '', port: 0 }
const PARTY = { nick: 'luis', protocol: 'xmlrpc', address: '10.0.0.7:5000', listed: false } as const
const ENDED: AgentEvent = {
  event: 'ended',
  ...PARTY,
  direction: 'out',
  startedAt: 0,
  answered: true,
  seconds: 1,
  reason: 'hangup',
  detail: '',
  ...NO_STATS,
}

const systemOf = (wish: SessionWish): System =>
  wish.type === 'visit' ? wish.system : wish.type === 'login' ? (wish.system ?? 'v0') : 'v0'

/** A desk whose sessions do nothing but write down what is done with them. */
const setUp = (target?: string) => {
  const done: string[] = []
  const news: News[] = []
  const told = new EventEmitter()
  const agent = { busy: false, dial: (who: string): void => void done.push(`dial ${who}`), carriesText: false }
  let trouble: string | undefined
  let gate: Promise<void> = Promise.resolve()
  const close = (system: System) => (): Promise<void> => Promise.resolve(void done.push(`close ${system}`))
  const openSession = async (wish: SessionWish, report: (event: AgentEvent) => void): Promise<Session> => {
    const system = systemOf(wish)
    done.push(`open ${wish.type} ${system}`)
    await gate
    if (trouble === system) throw new Failure(EXIT.failure, 'port-in-use', `${system} is in use`)
    told.removeAllListeners('event').on('event', report)
    const directory = wish.type === 'login' && wish.server !== '' ? { name: wish.server, list: () => [] } : undefined
    const ends = { close: close(system), logOut: close(system) }
    const session: object = { agent, system, hasPictures: true, hasSound: true, directory, ...ends }
    return session as Session
  }
  const listener = { tell: (each: News) => void news.push(each), agent: () => undefined, adopt: () => undefined }
  const desk = new SessionDesk({ openSession, remember: () => void done.push('remember'), target }, listener)
  return {
    desk,
    agent,
    taken: () => done.splice(0),
    news: (type: News['type']) => news.filter((each) => each.type === type),
    happens: (event: AgentEvent): void => void told.emit('event', event),
    fail: (system: string | undefined) => (trouble = system),
    hold: (until: Promise<void>): void => void (gate = until),
  }
}

const settle = async (): Promise<void> => {
  for (let count = 0; count < 5; count++) await new Promise((done) => setImmediate(done))
}

const loggedIn = async (target?: string) => {
  const all = setUp(target)
  await all.desk.begin(LOGIN)
  await settle()
  all.taken()
  return all
}

const VISIT = { target: '10.0.0.7:5000', system: 'xmlrpc' } as const

it('calls by another system, and is back after the call with what was registered', async () => {
  const { desk, taken, news, happens } = await loggedIn()
  desk.dial(VISIT)
  await settle()
  expect(taken()).toEqual(['close v0', 'open visit xmlrpc', 'dial 10.0.0.7:5000'])
  expect(news('system').at(-1)).toEqual({ type: 'system', system: 'xmlrpc', visiting: true })
  happens(ENDED)
  await settle()
  expect(taken()).toEqual(['close xmlrpc', 'open login v0', 'remember'])
  expect(news('system').at(-1)).toEqual({ type: 'system', system: 'v0', visiting: false })
  expect(desk.session?.system).toBe('v0')
})

it('calls by its own system as always', async () => {
  const { desk, taken } = await loggedIn()
  desk.dial({ target: 'luis' })
  desk.dial({ target: '10.0.0.7:5004', system: 'v0' })
  expect(taken()).toEqual(['dial luis', 'dial 10.0.0.7:5004'])
})

it('who the program was started for is not called again by coming back', async () => {
  const { desk, taken, happens } = await loggedIn('luis')
  desk.dial(VISIT)
  await settle()
  happens(ENDED)
  await settle()
  expect(taken().filter((each) => each.startsWith('dial'))).toEqual(['dial 10.0.0.7:5000'])
})

it('a call that rings is not left for another one', async () => {
  const { desk, agent, taken } = await loggedIn()
  agent.busy = true
  desk.dial(VISIT)
  await settle()
  expect(taken()).toEqual([])
})

it('where the other system cannot be opened it says so, and is back', async () => {
  const { desk, taken, news, fail } = await loggedIn()
  fail('xmlrpc')
  desk.dial(VISIT)
  await settle()
  expect(news('notice')).toMatchObject([{ level: 'bad', text: 'xmlrpc is in use' }])
  expect(taken()).toEqual(['close v0', 'open visit xmlrpc', 'open login v0', 'remember'])
})

it('who calls there meanwhile is not hung up on', async () => {
  const { desk, agent, taken, happens } = await loggedIn()
  desk.dial(VISIT)
  await settle()
  taken()
  agent.busy = true
  happens(ENDED)
  await settle()
  expect(taken()).toEqual([])
  agent.busy = false
  happens(ENDED)
  await settle()
  expect(taken()).toEqual(['close xmlrpc', 'open login v0', 'remember'])
})

it('a log out on the way closes what is opened too late', async () => {
  const { desk, taken, hold } = await loggedIn()
  let go = (): void => undefined
  hold(new Promise((done) => (go = done)))
  desk.dial(VISIT)
  await settle()
  desk.logOut()
  go()
  await settle()
  expect(taken()).toEqual(['close v0', 'open visit xmlrpc', 'close xmlrpc'])
  expect(desk.session).toBeUndefined()
})

it('a session without a server is nobody to remember, and its name is told', async () => {
  const { desk, taken, news } = setUp()
  await desk.begin({ ...LOGIN, system: 'xmlrpc', server: '' })
  expect(taken()).toEqual(['open login xmlrpc'])
  expect(news('system')).toEqual([{ type: 'system', system: 'xmlrpc', visiting: false, nick: 'ana' }])
})

it('tells nothing of a log in that was given up, and keeps no session of it', async () => {
  const { desk, taken, news, hold, fail } = setUp()
  let open: () => void = () => undefined
  hold(new Promise((done) => (open = done)))
  const given = desk.begin(LOGIN)
  await settle()
  desk.giveUp()
  open()
  await given
  expect(taken()).toEqual(['open login v0', 'close v0'])
  expect(desk.session).toBeUndefined()
  hold(new Promise((done) => (open = done)))
  fail('v0')
  const refused = desk.begin(LOGIN)
  await settle()
  desk.giveUp()
  open()
  await refused
  expect(news('login-failed')).toEqual([])
})
