import { MemoryStore } from '../../src/store/memory-store'
import { MAX_PEOPLE } from '../../src/store/person'
import { keepsTheLatest, storeContract } from '../contract/store'

storeContract('in memory', () => Promise.resolve(new MemoryStore()))

test('only the latest calls are kept', () => keepsTheLatest(new MemoryStore()))

test('people are bounded', async () => {
  const store = new MemoryStore()
  for (let at = 0; at < MAX_PEOPLE; at++) await store.changePerson({ server: 's:1', nick: `n${at}` }, { note: 'x' })
  await expect(store.changePerson({ server: 's:1', nick: 'one more' }, { note: 'x' })).rejects.toThrow('No more than')
  await store.changePerson({ server: 's:1', nick: 'n7' }, { note: 'y' })
})
