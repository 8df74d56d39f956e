import { Notebook, type NotebookEvent } from '../src/notebook'
import { MemoryStore } from '../src/store/memory-store'
import { StoreError } from '../src/store/store'

const HOME = 'home:8000'
const PARTY = { nick: 'eva', protocol: 'v0', address: '10.0.0.9:7', listed: true } as const

/** A store that fails at will. */
class OddStore extends MemoryStore {
  trouble: StoreError['reason'] | undefined

  override addCall(...args: Parameters<MemoryStore['addCall']>): Promise<void> {
    if (this.trouble) return Promise.reject(new StoreError(this.trouble, `trouble: ${this.trouble}`))
    return super.addCall(...args)
  }

  override changePerson(...args: Parameters<MemoryStore['changePerson']>): ReturnType<MemoryStore['changePerson']> {
    if (this.trouble) return Promise.reject(new StoreError(this.trouble, `trouble: ${this.trouble}`))
    return super.changePerson(...args)
  }
}

const setUp = () => {
  const store = new OddStore()
  const notebook = new Notebook(store)
  const events: NotebookEvent[] = []
  notebook.on((event) => events.push(event))
  const notices = (): string[] => events.flatMap((event) => (event.type === 'notice' ? [event.message] : []))
  return { store, notebook, events, notices }
}

const settle = (): Promise<void> => new Promise((done) => setImmediate(done))

it('notes calls, and tells that it has', async () => {
  const { store, notebook, events } = setUp()
  notebook.follow({ event: 'calling', nick: 'luis' }, HOME)
  notebook.follow({ event: 'missed', ...PARTY }, HOME)
  await settle()
  expect(await store.calls({ limit: 5 })).toMatchObject([{ server: HOME, nick: 'eva', missed: true }])
  expect(events).toEqual([{ type: 'changed' }])
})

it('knows who is blocked: by nick at one server, by address everywhere', async () => {
  const { store, notebook } = setUp()
  await store.changePerson({ server: HOME, nick: 'spam' }, { blocked: true })
  await store.changePerson({ server: '', nick: '10.0.0.9' }, { blocked: true })
  await notebook.open()
  const asked = [
    notebook.blocks(HOME)({ nick: 'spam', host: '10.0.0.1' }),
    notebook.blocks('away:8000')({ nick: 'spam', host: '10.0.0.1' }),
    notebook.blocks(undefined)({ nick: 'spam', host: '10.0.0.1' }),
    notebook.blocks(undefined)({ nick: 'eva', host: '10.0.0.9' }),
    notebook.blocks(HOME)({ nick: 'eva', host: '10.0.0.9' }),
  ]
  expect(asked).toEqual([true, false, false, true, true])
})

it('keeps somebody blocked as long as it lives, also where that cannot be written', async () => {
  const { store, notebook, notices } = setUp()
  await notebook.open()
  store.trouble = 'full'
  const blocks = notebook.blocks(HOME)
  await notebook.changePerson({ server: HOME, nick: 'spam' }, { blocked: true })
  expect(blocks({ nick: 'spam', host: '' })).toBe(true)
  expect(notices()).toHaveLength(1)
  await notebook.changePerson({ server: HOME, nick: 'spam' }, { blocked: false })
  expect(blocks({ nick: 'spam', host: '' })).toBe(false)
})

it('what could not be kept outlives what is read meanwhile, and is shown, until it can be kept', async () => {
  const { store, notebook } = setUp()
  await store.changePerson({ server: HOME, nick: 'luis' }, { blocked: true, favourite: true })
  await notebook.open()
  const blocks = (nick: string): boolean => notebook.blocks(HOME)({ nick, host: '' })
  store.trouble = 'read-only'
  expect(await notebook.changePerson({ server: HOME, nick: 'spam' }, { blocked: true })).toBe(false)
  await notebook.changePerson({ server: HOME, nick: 'luis' }, { blocked: false })
  store.tell({ type: 'changed' })
  await settle()
  expect([blocks('spam'), blocks('luis')]).toEqual([true, false])
  expect(await notebook.people(HOME)).toMatchObject([
    { nick: 'luis', blocked: false, favourite: true },
    { nick: 'spam', blocked: true, favourite: false },
  ])
  expect(await notebook.people('away:8000')).toEqual([])
  store.trouble = undefined
  expect(await notebook.changePerson({ server: HOME, nick: 'spam' }, { blocked: false })).toBe(true)
  expect(blocks('spam')).toBe(false)
})

it('what cannot be read is not told as empty', async () => {
  const { store, notebook } = setUp()
  await store.changePerson({ server: HOME, nick: 'luis' }, { note: 'x' })
  await notebook.people(HOME)
  store.people = () => Promise.reject(new StoreError('busy', 'locked'))
  expect(await notebook.people(HOME)).toBeUndefined()
  store.trouble = 'full'
  await notebook.changePerson({ server: HOME, nick: 'spam' }, { blocked: true })
  expect(await notebook.people(HOME)).toMatchObject([
    { nick: 'luis', note: 'x' },
    { nick: 'spam', blocked: true },
  ])
})

it('knows it at once when it is changed, here or by another program', async () => {
  const { store, notebook } = setUp()
  await notebook.open()
  const blocks = notebook.blocks(HOME)
  const key = { server: HOME, nick: 'spam' }
  await notebook.change((each) => each.changePerson(key, { blocked: true }))
  expect(blocks({ nick: 'spam', host: '' })).toBe(true)
  await store.changePerson(key, { blocked: false })
  store.tell({ type: 'changed' })
  await settle()
  expect(blocks({ nick: 'spam', host: '' })).toBe(false)
})

it('says each thing that does not work once, and never fails', async () => {
  const { store, notebook, notices } = setUp()
  for (const trouble of ['full', 'full', 'busy'] as const) {
    store.trouble = trouble
    notebook.follow({ event: 'missed', ...PARTY }, HOME)
    await settle()
  }
  store.tell({ type: 'notice', message: 'a new one begins' })
  await notebook.close()
  expect(await notebook.attempt((each) => each.blocked())).toBeUndefined()
  expect(notices()).toEqual(['trouble: full', 'trouble: busy', 'a new one begins'])
})
