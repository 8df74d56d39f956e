import { MAX_CALLS, type PastCall } from '../../src/store/kept-call'
import { MAX_NOTE } from '../../src/store/person'
import { StoreError, type Store } from '../../src/store/store'

const HOME = 'home:8000'
const AWAY = 'away:8000'

/** A call that was answered, with what a test wants otherwise. */
export const pastCall = (other: Partial<PastCall> = {}): PastCall => ({
  server: HOME,
  nick: 'luis',
  address: '10.0.0.7:5001',
  protocol: 'v0',
  direction: 'out',
  startedAtMs: 1_700_000_000_000,
  answeredAtMs: 1_700_000_002_500,
  endedAtMs: 1_700_000_062_500,
  reason: 'hangup',
  detail: '',
  sound: false,
  missed: false,
  ...other,
})

const missedCall = (nick: string, startedAtMs = 1_700_000_000_000): PastCall => {
  const call: Mutable<PastCall> = {
    ...pastCall({ nick, startedAtMs, direction: 'in', reason: 'no-answer', missed: true }),
  }
  delete call.answeredAtMs
  return call
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What every store must do. `open` makes an empty one whose clock stands at `nowMs`. */
export const storeContract = (name: string, open: () => Promise<Store>): void => {
  describe(`store contract: ${name}`, () => {
    let store: Store
    const nicks = async (limit = 100): Promise<readonly string[]> =>
      (await store.calls({ limit })).map(({ nick }) => nick)

    beforeEach(async () => (store = await open()))
    afterEach(() => store.close())

    test('nothing is known at first', async () => {
      expect(await store.people(HOME)).toEqual([])
      expect(await store.blocked()).toEqual([])
      expect(await store.calls({ limit: 10 })).toEqual([])
      expect(await store.clearCalls()).toBe(0)
      await store.markSeen()
    })

    test('a change is kept, and leaves what it does not name', async () => {
      const key = { server: HOME, nick: 'luis' }
      expect(await store.changePerson(key, { favourite: true })).toEqual({
        ...key,
        favourite: true,
        note: '',
        blocked: false,
      })
      await store.changePerson(key, { note: 'plays the oud' })
      const luis = { ...key, favourite: true, note: 'plays the oud', blocked: false }
      expect(await store.people(HOME)).toEqual([luis])
      expect(await store.changePerson(key, {})).toEqual(luis)
    })

    test('a nick at another server, or with another letter, is another person', async () => {
      for (const [server, nick] of [
        [HOME, 'luis'],
        [AWAY, 'luis'],
        [HOME, 'Luis'],
        ['', '10.0.0.7'],
      ] as const) {
        await store.changePerson({ server, nick }, { note: `${nick} at ${server}` })
      }
      expect((await store.people(HOME)).map(({ note }) => note)).toEqual([`Luis at ${HOME}`, `luis at ${HOME}`])
      expect((await store.people(AWAY)).map(({ note }) => note)).toEqual([`luis at ${AWAY}`])
      expect((await store.people('')).map(({ note }) => note)).toEqual(['10.0.0.7 at '])
    })

    test('who is blocked is so since the first time, at all servers, until it is undone', async () => {
      const key = { server: HOME, nick: 'spam' }
      const first = await store.changePerson(key, { blocked: true })
      expect(first).toMatchObject({ blocked: true, blockedAtMs: expect.any(Number) })
      expect(await store.changePerson(key, { blocked: true, note: 'x' })).toEqual({ ...first, note: 'x' })
      await store.changePerson({ server: '', nick: '10.0.0.9' }, { blocked: true })
      expect(await store.blocked()).toEqual([{ server: '', nick: '10.0.0.9' }, key])
      expect(await store.changePerson(key, { blocked: false })).not.toHaveProperty('blockedAtMs')
      expect(await store.blocked()).toEqual([{ server: '', nick: '10.0.0.9' }])
    })

    test('about whom nothing is kept any more is forgotten', async () => {
      await store.changePerson({ server: HOME, nick: 'luis' }, { favourite: true })
      await store.changePerson({ server: HOME, nick: 'luis' }, { favourite: false })
      expect(await store.people(HOME)).toEqual([])
    })

    test('calls come back as they were, the latest first, as many as are wanted', async () => {
      const calls = [pastCall(), missedCall('eva'), pastCall({ nick: 'bob', sound: true, detail: 'the net is gone' })]
      for (const call of calls) await store.addCall(call)
      const kept = await store.calls({ limit: 10 })
      expect(kept).toMatchObject([...calls].reverse())
      expect(kept[1]).not.toHaveProperty('answeredAtMs')
      expect(new Set(kept.map(({ id }) => id)).size).toBe(3)
      expect(await nicks(2)).toEqual(['bob', 'eva'])
    })

    test('calls stand by their beginning, whenever they ended', async () => {
      const at = 1_700_000_000_000
      await store.addCall(missedCall('eva', at + 5000))
      await store.addCall(pastCall({ nick: 'bob', startedAtMs: at + 9000 }))
      await store.addCall(missedCall('marta', at + 2000))
      await store.addCall(pastCall({ nick: 'luis', startedAtMs: at + 1000, endedAtMs: at + 900_000 }))
      expect(await nicks()).toEqual(['bob', 'eva', 'marta', 'luis'])
      expect(await nicks(2)).toEqual(['bob', 'eva'])
      expect((await store.calls({ limit: 9, missedOnly: true })).map(({ nick }) => nick)).toEqual(['eva', 'marta'])
    })

    test('missed calls alone, unseen until they are seen', async () => {
      for (const call of [missedCall('eva'), pastCall(), missedCall('marta')]) await store.addCall(call)
      const missed = async (): Promise<readonly unknown[]> =>
        (await store.calls({ limit: 10, missedOnly: true })).map(({ nick, seen }) => [nick, seen])
      expect(await missed()).toEqual([
        ['marta', false],
        ['eva', false],
      ])
      await store.markSeen()
      await store.addCall(missedCall('bob'))
      expect(await missed()).toEqual([
        ['bob', false],
        ['marta', true],
        ['eva', true],
      ])
    })

    test('all calls can be forgotten; people stay', async () => {
      await store.changePerson({ server: HOME, nick: 'luis' }, { favourite: true })
      await store.addCall(pastCall())
      await store.addCall(pastCall())
      expect(await store.clearCalls()).toBe(2)
      expect(await nicks()).toEqual([])
      expect(await store.people(HOME)).toHaveLength(1)
    })

    test('texts come back as they went in, whatever is in them', async () => {
      const odd = `'"; DROP TABLE calls; -- \u001b[2J ñ 漢 👍`
      await store.addCall(pastCall({ nick: odd, detail: odd }))
      await store.changePerson({ server: HOME, nick: odd }, { note: odd })
      expect(await store.calls({ limit: 1 })).toMatchObject([{ nick: odd, detail: odd }])
      expect(await store.people(HOME)).toMatchObject([{ nick: odd, note: odd }])
    })

    test('what would end a text in the file is left out', async () => {
      await store.addCall(pastCall({ nick: 'a\u0000b' }))
      expect(await nicks()).toEqual(['ab'])
    })

    test('texts are bounded, without half a character at the end', async () => {
      const long = 'a'.repeat(MAX_NOTE - 1) + '👍'.repeat(10_000)
      await store.changePerson({ server: HOME, nick: long }, { note: long })
      await store.addCall(pastCall({ nick: long, address: long, detail: long }))
      const [person] = await store.people(HOME)
      expect(person?.note).toBe('a'.repeat(MAX_NOTE - 1))
      expect(person?.nick).toBe('a'.repeat(255))
      const [call] = await store.calls({ limit: 1 })
      expect([call?.nick.length, call?.address.length, call?.detail.length]).toEqual([255, 255, 499])
      await store.changePerson({ server: HOME, nick: long }, { note: '' })
      expect(await store.people(HOME)).toEqual([])
    })

    test('what is asked at once is answered in turn', async () => {
      const add = (at: number): Promise<void> => store.addCall(pastCall({ nick: `n${at}` }))
      await Promise.all([...Array(50).keys()].map(add))
      expect(await nicks(3)).toEqual(['n49', 'n48', 'n47'])
    })

    test('a closed one refuses, and closes again without harm', async () => {
      await store.addCall(pastCall())
      await store.close()
      await store.close()
      await expect(store.calls({ limit: 1 })).rejects.toEqual(new StoreError('closed', 'The history is closed.'))
    })
  })
}

/** What every store must do that takes a while: more calls than are kept. */
export const keepsTheLatest = async (store: Store): Promise<void> => {
  const more = 20
  for (let at = 0; at < MAX_CALLS + more; at += 500) {
    const some = [...Array(Math.min(500, MAX_CALLS + more - at)).keys()]
    await Promise.all(some.map((one) => store.addCall(pastCall({ nick: `n${at + one}` }))))
  }
  const calls = await store.calls({ limit: 2 * MAX_CALLS })
  expect(calls).toHaveLength(MAX_CALLS)
  expect([calls[0]?.nick, calls.at(-1)?.nick]).toEqual([`n${MAX_CALLS + more - 1}`, `n${more}`])
}
