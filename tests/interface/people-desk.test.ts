import { PeopleDesk } from '../../src/interface/people-desk'
import { DirectoryError, type Directory } from '../../src/net/directory'
import { Notebook } from '../../src/notebook'
import { MemoryStore } from '../../src/store/memory-store'
import type { AgentEvent } from '../../src/tui/message'
import { pastCall } from '../contract/store'

const HOME = 'home:8000'
const REGISTERED = { event: 'registered', nick: 'ana', server: HOME } as const

const setUp = () => {
  const store = new MemoryStore()
  const notebook = new Notebook(store)
  const news: AgentEvent[] = []
  const logins = [{ server: HOME, nick: 'ana' }]
  const desk = new PeopleDesk({ notebook, readLogins: () => logins }, (event) => news.push(event))
  const last = <T extends AgentEvent['type']>(type: T): Extract<AgentEvent, { type: T }> | undefined =>
    news.filter((event): event is Extract<AgentEvent, { type: T }> => event.type === type).at(-1)
  return { store, notebook, desk, news, last }
}

const settle = (): Promise<void> => new Promise((done) => setImmediate(done))

const directory = (find: Directory['find']): Directory => ({
  name: HOME,
  find,
  register: () => Promise.resolve(0),
  list: () => Promise.resolve([]),
  logOut: () => Promise.resolve(),
  close: () => Promise.resolve(),
})

it('tells the calls and the log ins at once, the people once there is a server', async () => {
  const { store, desk, last } = setUp()
  await store.addCall(pastCall())
  await store.changePerson({ server: HOME, nick: 'luis' }, { favourite: true })
  desk.open()
  await settle()
  expect(last('logins')?.logins).toEqual([{ server: HOME, nick: 'ana' }])
  expect(last('history')?.calls).toMatchObject([{ nick: 'luis' }])
  expect(last('kept-people')).toBeUndefined()
  desk.follow(REGISTERED)
  await settle()
  expect(last('kept-people')).toMatchObject({ server: HOME, people: [{ nick: 'luis', favourite: true }] })
})

it('keeps what is changed, and tells what there is then', async () => {
  const { desk, notebook, last } = setUp()
  desk.open()
  desk.follow(REGISTERED)
  desk.act({ type: 'change-person', server: HOME, nick: 'spam', change: { blocked: true } }, undefined)
  await settle()
  expect(last('kept-people')?.people).toMatchObject([{ nick: 'spam', blocked: true }])
  expect(notebook.blocks(HOME)({ nick: 'spam', host: '' })).toBe(true)
  expect(last('person-kept')).toMatchObject({ nick: 'spam', kept: true })
  await notebook.close()
  desk.act({ type: 'change-person', server: HOME, nick: 'luis', change: { favourite: true } }, undefined)
  await settle()
  expect(last('person-kept')).toEqual({ type: 'person-kept', nick: 'luis', change: { favourite: true }, kept: false })
})

it('what was missed is seen', async () => {
  const { desk, store, last } = setUp()
  await store.addCall(pastCall({ missed: true }))
  desk.open()
  desk.act({ type: 'history-seen' }, undefined)
  await settle()
  expect(last('history')?.calls).toMatchObject([{ missed: true, seen: true }])
})

it('asks what somebody speaks; where that fails nothing is said', async () => {
  const { desk, news } = setUp()
  const luis = { nick: 'luis', host: '10.0.0.7', port: 1, protocols: ['V0', 'V1'] }
  desk.act(
    { type: 'query-person', nick: 'luis' },
    directory(() => Promise.resolve(luis)),
  )
  desk.act(
    { type: 'query-person', nick: 'eva' },
    directory(() => Promise.resolve(undefined)),
  )
  desk.act(
    { type: 'query-person', nick: 'bob' },
    directory(() => Promise.reject(new DirectoryError('timeout', 'no'))),
  )
  await settle()
  expect(news).toEqual([
    { type: 'protocols', nick: 'luis', protocols: ['V0', 'V1'] },
    { type: 'protocols', nick: 'eva', protocols: [] },
  ])
})

it('tells what the store has to say, and nothing any more when it is closed', async () => {
  const { desk, store, news } = setUp()
  desk.open()
  await settle()
  store.tell({ type: 'notice', message: 'a new one begins' })
  expect(news.at(-1)).toEqual({ type: 'notice', level: 'warn', text: 'a new one begins' })
  desk.close()
  const before = news.length
  store.tell({ type: 'changed' })
  await settle()
  expect(news).toHaveLength(before)
})
