import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoreEvent } from '../../src/store/store'
import { StoreProcess } from '../../src/store/store-process'
import { childOf } from '../support/processes'
import { pastCall, storeContract } from '../contract/store'
import { until } from '../support/until'

const folders: string[] = []
const stores: StoreProcess[] = []

const newPath = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vcall-store-'))
  folders.push(folder)
  return join(folder, 'state', 'vcall.db')
}

const open = (path = newPath()): StoreProcess => {
  const store = new StoreProcess(path, { restartMs: 10 })
  stores.push(store)
  return store
}

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The store process of this test. */
const storeOf = (): number | undefined => childOf(process.pid, 'store/entry')

const told = (store: StoreProcess): StoreEvent[] => {
  const events: StoreEvent[] = []
  store.on((event) => events.push(event))
  return events
}

storeContract('in a process, in a file', () => Promise.resolve(open()))

describe('a store in a process', () => {
  const LUIS = { server: 'home:8000', nick: 'luis' }

  it('is started by the first question, and remembers for the next one', async () => {
    const path = newPath()
    const store = open(path)
    expect(storeOf()).toBeUndefined()
    await store.changePerson(LUIS, { favourite: true })
    await store.addCall(pastCall())
    await store.close()
    const next = open(path)
    expect(await next.people('home:8000')).toMatchObject([{ ...LUIS, favourite: true }])
    expect(await next.calls({ limit: 5 })).toMatchObject([pastCall()])
  })

  it('is for its owner alone, with all its files', async () => {
    const path = newPath()
    await open(path).addCall(pastCall())
    const folder = join(path, '..')
    expect((statSync(folder).mode & 0o777).toString(8)).toBe('700')
    const files = readdirSync(folder)
    expect(files).toContain('vcall.db')
    expect(files.map((file) => (statSync(join(folder, file)).mode & 0o777).toString(8))).toEqual(files.map(() => '600'))
  })

  it('two write into one file, and each is told of what the other has written', async () => {
    const path = newPath()
    const [one, other] = [open(path), open(path)]
    await Promise.all([one.calls({ limit: 1 }), other.calls({ limit: 1 })])
    const events = told(other)
    const many = [...Array(100).keys()]
    await Promise.all(many.flatMap(() => [one.addCall(pastCall()), other.addCall(pastCall())]))
    expect(await one.calls({ limit: 1000 })).toHaveLength(200)
    await until('the news', () => (events.length > 0 ? true : undefined))
    expect(events[0]).toEqual({ type: 'changed' })
  })

  it('a file that is no database is kept beside, and told about once', async () => {
    const path = newPath()
    mkdirSync(join(path, '..'))
    writeFileSync(path, 'this is no database '.repeat(500))
    const next = open(path)
    const news = told(next)
    await next.addCall(pastCall())
    expect(await next.calls({ limit: 5 })).toHaveLength(1)
    const kept = readdirSync(join(path, '..')).filter(
      (file) => file.startsWith('vcall.db.damaged-') && !/-(wal|shm)$/.test(file),
    )
    expect(kept).toHaveLength(1)
    expect(news).toEqual([{ type: 'notice', message: expect.stringContaining(String(kept[0])) }])
  })

  it('where there can be none, each question says so', async () => {
    const store = open('/dev/null/vcall.db')
    await expect(store.addCall(pastCall())).rejects.toMatchObject({ name: 'StoreError', reason: 'unavailable' })
    await expect(store.calls({ limit: 1 })).rejects.toThrow('The history cannot be used')
  })

  it('its death fails what it was asked; the next process goes on', async () => {
    const store = open()
    await store.addCall(pastCall())
    const pid = storeOf()
    process.kill(Number(pid), 'SIGSTOP')
    const asked = store.addCall(pastCall())
    process.kill(Number(pid), 'SIGKILL')
    await expect(asked).rejects.toThrow('its process died')
    await store.addCall(pastCall())
    expect(await store.calls({ limit: 5 })).toHaveLength(2)
  })

  it('what dies again and again is left alone', async () => {
    const target = { file: '/nowhere/entry.js', execArgv: [] }
    const store = new StoreProcess(newPath(), { target, restartMs: 1, maxCrashes: 2 })
    stores.push(store)
    const why = (): Promise<string> => store.calls({ limit: 1 }).then(() => 'nothing', String)
    const reasons = new Set<string>()
    while (reasons.size < 2) reasons.add(await why())
    expect([...reasons]).toEqual([
      expect.stringContaining('its process died.'),
      expect.stringContaining('its process died again and again'),
    ])
  })
})
