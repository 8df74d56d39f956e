import { MemoryStorage } from '../../src/server/memory-storage'
import { storageContract } from '../contract/storage'

storageContract('memory', (maxAccounts) => Promise.resolve(new MemoryStorage(maxAccounts)))

test('the same list is handed out until something changes, so that its text can be kept', async () => {
  const storage = new MemoryStorage()
  const binding = { nick: 'ana', host: '10.0.0.1', port: 5001, protocols: ['V0'], registeredAtMs: 1_000 }
  await storage.save({ binding, passwordHash: 'x' }, undefined)
  const list = await storage.list(0)
  expect(await storage.list(500)).toBe(list)
  await storage.save({ binding, passwordHash: 'x' }, 'x')
  expect(await storage.list(500)).not.toBe(list)
})
