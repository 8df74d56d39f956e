import { DirectoryError } from '../../src/net/directory'
import { DiscoveryClient } from '../../src/net/discovery-client'
import { registeredProtocols } from '../../src/protocol/discovery/sound-choice'
import { MemoryStorage } from '../../src/server/memory-storage'
import { House } from '../support/discovery-house'

let house: House
beforeEach(async () => (house = await new House().open({ limits: { nickBurst: 1_000 } })))
afterEach(() => house.close())

const protocols = registeredProtocols(true)
const ana = { nick: 'ana', password: 'secret', host: '10.0.0.1', port: 5001, protocols }

test.each([false, true])('register, find and list (QUIT after each: %j)', async (quit) => {
  const client = new DiscoveryClient({ host: house.server.host, port: house.server.port, quit })
  expect(await client.list()).toEqual([])
  expect(await client.find('ana')).toBeUndefined()
  expect(await client.register(ana)).toBe(house.nowMs / 1000)
  expect(await client.find('ana')).toEqual({ nick: 'ana', host: '10.0.0.1', port: 5001, protocols })
  expect(await client.list()).toEqual([{ nick: 'ana', host: '10.0.0.1', port: 5001, registeredAt: house.nowMs / 1000 }])
  expect(house.told('quit').length).toBe(quit ? 5 : 0)
  expect(house.told('refused')).toEqual([])
})

test('a nick of somebody else', async () => {
  const client = new DiscoveryClient({ host: house.server.host, port: house.server.port })
  await client.register(ana)
  await expect(client.register({ ...ana, password: 'guess' })).rejects.toMatchObject({ reason: 'wrong-password' })
  await expect(client.register({ ...ana, password: 'guess' })).rejects.toBeInstanceOf(DirectoryError)
})

test('a list of ten thousand arrives whole', async () => {
  const storage = new MemoryStorage()
  for (let index = 0; index < 10_000; index += 1) {
    const binding = { nick: `user${index}`, host: '10.0.0.1', port: 5001, protocols: ['V0'] }
    await storage.save({ binding: { ...binding, registeredAtMs: house.nowMs }, passwordHash: 'none' }, undefined)
  }
  await house.close()
  house = await new House().open({ storage })
  const users = await new DiscoveryClient({ host: house.server.host, port: house.server.port }).list()
  expect(users).toHaveLength(10_000)
  expect(new Set(users.map(({ nick }) => nick)).size).toBe(10_000)
})
