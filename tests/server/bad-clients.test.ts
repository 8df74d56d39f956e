import { MemoryStorage } from '../../src/server/memory-storage'
import { seeded } from '../support/seeded'
import { type RawClient, until } from '../support/discovery-raw'
import { House } from '../support/discovery-house'

let house: House
afterEach(() => house.close())

const ANA = 'REGISTER ana 10.0.0.1 5001 secret V0'
const FOUND = 'OK USER_FOUND ana 10.0.0.1 5001 V0'

/** A client that does what clients do. */
const isServed = async (): Promise<void> => {
  const guest = await house.guest()
  expect(await guest.ask(ANA)).toMatch(/^OK WELCOME ana /)
  expect(await guest.ask('QUERY ana')).toBe(FOUND)
  expect(await guest.ask('LIST_USERS', /#$/)).toMatch(/^OK USERS_LIST \d+ /)
  expect(await guest.ask('QUIT')).toBe('BYE')
}

/** A storage with many users, whose list is half a megabyte. */
const crowded = async (count: number): Promise<MemoryStorage> => {
  const storage = new MemoryStorage()
  for (let index = 0; index < count; index += 1) {
    const binding = { nick: `user${index}`, host: '192.168.100.200', port: 20_000, protocols: ['V0'] }
    await storage.save({ binding: { ...binding, registeredAtMs: 1_700_000_000_000 }, passwordHash: 'none' }, undefined)
  }
  return storage
}

const guests = (count: number): Promise<readonly RawClient[]> =>
  Promise.all(Array.from({ length: count }, () => house.guest()))

test('clients that say nothing, or half of a request, delay nobody', async () => {
  house = await new House().open()
  for (const guest of await guests(40)) guest.say('REGISTER half 10.0')
  await guests(40)
  await isServed()
})

test('a flood of registrations with a long queue delays no query and no list', async () => {
  house = await new House().open({ limits: { nickBurst: 1_000 } })
  await house.ask(ANA)
  const flood = await guests(60)
  flood.forEach((guest, index) => guest.say(`REGISTER flood${index} 10.0.0.1 5001 secret V0`))
  const guest = await house.guest()
  expect(await guest.ask('QUERY ana')).toBe(FOUND)
  const served = house.told('registered').length
  expect(served).toBeLessThan(60)
  await until(() => house.told('registered').length === 61, 'the flood is served too')
})

const onLinux = process.platform === 'linux' ? test : test.skip

// Only Linux answers to all of 127.0.0.0/8.
onLinux('a flood of registrations delays the registration of another client by one turn', async () => {
  house = await new House().open({ limits: { nickBurst: 1_000 } })
  const flood = await Promise.all(Array.from({ length: 60 }, () => house.guest('127.0.0.2')))
  flood.forEach((guest, index) => guest.say(`REGISTER flood${index} 10.0.0.1 5001 secret V0`))
  await until(() => house.told('registered').length > 0, 'the flood begins')
  expect(await house.ask(ANA)).toMatch(/^OK WELCOME ana /)
  await until(() => house.told('registered').length === 61, 'the flood is served too')
  expect(house.told('registered').findIndex(({ nick }) => nick === 'ana')).toBeLessThan(60)
})

test('a client that floods with requests in one piece does not hold up another one', async () => {
  house = await new House().open()
  const flood = await house.guest()
  flood.say('QUERY x\n'.repeat(4_000_000))
  await until(() => house.told('query').length > 5_000, 'the flood is being served')
  await isServed()
  // What it has not asked yet waits on its side, not in the server.
  expect(flood.socket.writableLength).toBeGreaterThan(0)
})

test('a client that does not read its replies is closed, and what it may occupy is one reply', async () => {
  house = await new House().open({ storage: await crowded(10_000), limits: { stallMs: 200 } })
  const guest = await house.guest()
  guest.socket.pause()
  guest.say('LIST_USERS\n'.repeat(5_000))
  await until(() => house.told('dropped').some(({ reason }) => reason === 'slow'), 'the slow client is dropped')
  // What the system's own buffers took, and one more.
  expect(house.told('list').length).toBeLessThan(100)
  await isServed()
})

test('a client that says only nonsense is closed after a few', async () => {
  house = await new House().open({ limits: { maxBadRequests: 3 } })
  const guest = await house.guest()
  for (let count = 0; count < 3; count += 1) await guest.ask(`NONSENSE ${count}`)
  await guest.isClosed()
  expect(house.told('dropped')).toMatchObject([{ reason: 'garbage' }])
  await isServed()
})

test('who never asks anything is closed, who has asked may wait', async () => {
  house = await new House().open({ limits: { firstRequestMs: 100, sweepMs: 10 } })
  const [asking, silent] = [await house.guest(), await house.guest()]
  await asking.ask('LIST_USERS')
  await silent.isClosed()
  expect(house.told('dropped')).toMatchObject([{ reason: 'idle' }])
  expect(await asking.ask('LIST_USERS')).toBe('NOK USER_UNKNOWN')
})

test('beyond the limit of one client the connection leaves that was idle for longest', async () => {
  house = await new House().open({ limits: { maxConnectionsPerClient: 3 } })
  const [first, second, third] = [await house.guest(), await house.guest(), await house.guest()]
  await until(() => house.server.connections === 3, 'three connections')
  await first.ask('LIST_USERS')
  const fourth = await house.guest()
  await second.isClosed()
  expect(house.told('dropped')).toMatchObject([{ reason: 'crowded' }])
  for (const guest of [first, third, fourth]) expect(await guest.ask('LIST_USERS')).toBe('NOK USER_UNKNOWN')
})

test('beyond the limit of all clients too', async () => {
  house = await new House().open({ limits: { maxConnections: 2 } })
  const first = await house.guest()
  await until(() => house.server.connections === 1, 'one connection')
  await guests(2)
  await first.isClosed()
  await isServed()
})

test('one client cannot take every nick', async () => {
  house = await new House().open({ limits: { nickBurst: 2, nickRefillMs: 3_600_000 } })
  const replies = []
  for (const nick of ['a', 'b', 'c']) replies.push(await house.ask(`REGISTER ${nick} 10.0.0.1 5001 secret V0`))
  expect(replies[2]).toBe('NOK SYNTAX_ERROR')
  expect(house.told('refused')).toMatchObject([{ reason: 'quota', nick: 'c' }])
  expect(await house.ask('REGISTER a 10.0.0.1 5001 secret V0')).toMatch(/^OK WELCOME/)
})

test('a thousand connections of random bytes leave nothing behind', async () => {
  house = await new House().open()
  await house.ask(ANA)
  const random = seeded(7)
  const garbage = (): string =>
    String.fromCharCode(...Array.from({ length: 1 + random() * 300 }, () => Math.floor(random() * 256)))
  for (let round = 0; round < 20; round += 1) {
    const batch = await guests(50)
    for (const guest of batch) {
      guest.say(garbage())
      if (random() < 0.5) guest.socket.end()
      else if (random() < 0.3) guest.socket.resetAndDestroy()
    }
    expect(await house.ask('QUERY ana')).toBe(FOUND)
    for (const guest of batch) guest.close()
  }
  await until(() => house.server.connections === 0, 'all connections are gone')
  expect(house.told('fault')).toEqual([])
  expect(await house.ask('LIST_USERS', /#$/)).toMatch(/^OK USERS_LIST 1 ana /)
})
