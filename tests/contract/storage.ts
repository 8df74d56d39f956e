import type { Account } from '../../src/protocol/discovery/registrar'
import type { Storage } from '../../src/server/storage'

const NOW = 1_700_000_000_000

const account = (nick: string, options: { readonly hash?: string; readonly atMs?: number } = {}): Account => ({
  binding: { nick, host: '10.0.0.1', port: 5001, protocols: ['V0'], registeredAtMs: options.atMs ?? NOW },
  passwordHash: options.hash ?? `hash of ${nick}`,
})

/** What every storage of the discovery server must do. `open` makes an empty one with room for `maxAccounts`. */
export const storageContract = (name: string, open: (maxAccounts: number) => Promise<Storage>): void => {
  describe(`storage contract: ${name}`, () => {
    let storage: Storage
    const nicks = async (afterMs: number): Promise<readonly string[]> =>
      (await storage.list(afterMs)).map(({ nick }) => nick).sort()

    beforeEach(async () => (storage = await open(3)))
    afterEach(() => storage.close())

    test('it is empty at first', async () => {
      expect(await storage.find('ana')).toBeUndefined()
      expect(await storage.list(0)).toEqual([])
      expect(await storage.expire(Number.MAX_SAFE_INTEGER)).toEqual([])
    })

    test('what was saved is found and listed', async () => {
      expect(await storage.save(account('ana'), undefined)).toBe('saved')
      expect(await storage.find('ana')).toEqual(account('ana'))
      expect(await storage.find('Ana')).toBeUndefined()
      expect(await storage.list(0)).toEqual([account('ana').binding])
    })

    test.each(['__proto__', 'constructor', 'toString'])('%s is a nick like another', async (nick) => {
      expect(await storage.find(nick)).toBeUndefined()
      expect(await storage.save(account(nick), undefined)).toBe('saved')
      expect(await storage.find(nick)).toEqual(account(nick))
    })

    test('it saves over the account that the caller saw, and over no other', async () => {
      await storage.save(account('ana'), undefined)
      const next = account('ana', { hash: 'another', atMs: NOW + 1 })
      expect(await storage.save(next, undefined)).toBe('changed')
      expect(await storage.save(next, 'a third')).toBe('changed')
      expect(await storage.find('ana')).toEqual(account('ana'))
      expect(await storage.save(next, 'hash of ana')).toBe('saved')
      expect(await storage.find('ana')).toEqual(next)
      expect(await storage.save(account('eva'), 'hash of nobody')).toBe('changed')
    })

    test('of many that save a free nick at once one succeeds', async () => {
      const tries = Array.from({ length: 10 }, (_, index) => account('ana', { hash: `hash ${index}` }))
      const saved = await Promise.all(tries.map((each) => storage.save(each, undefined)))
      expect(saved.filter((each) => each === 'saved')).toHaveLength(1)
    })

    test('without room only known nicks are saved', async () => {
      for (const nick of ['a', 'b', 'c']) await storage.save(account(nick), undefined)
      expect(await storage.save(account('d'), undefined)).toBe('full')
      expect(await storage.save(account('a', { atMs: NOW + 1 }), 'hash of a')).toBe('saved')
      await storage.expire(NOW)
      expect(await storage.save(account('d'), undefined)).toBe('saved')
    })

    test('a list leaves out what is older, whichever way the time went', async () => {
      await storage.save(account('old', { atMs: NOW }), undefined)
      await storage.save(account('new', { atMs: NOW + 10 }), undefined)
      expect(await nicks(NOW - 1)).toEqual(['new', 'old'])
      expect(await nicks(NOW)).toEqual(['new'])
      expect(await nicks(NOW + 10)).toEqual([])
      expect(await nicks(NOW - 1)).toEqual(['new', 'old'])
    })

    test('a list that was handed out does not change', async () => {
      await storage.save(account('ana'), undefined)
      const before = await storage.list(0)
      await storage.save(account('eva'), undefined)
      await storage.save(account('ana', { atMs: NOW + 1 }), 'hash of ana')
      expect(before).toEqual([account('ana').binding])
      expect(await nicks(0)).toEqual(['ana', 'eva'])
    })

    test('what expires is gone, and told once', async () => {
      await storage.save(account('old', { atMs: NOW }), undefined)
      await storage.save(account('new', { atMs: NOW + 10 }), undefined)
      expect(await storage.expire(NOW)).toEqual(['old'])
      expect(await storage.expire(NOW)).toEqual([])
      expect(await storage.find('old')).toBeUndefined()
      expect(await nicks(0)).toEqual(['new'])
    })
  })
}
