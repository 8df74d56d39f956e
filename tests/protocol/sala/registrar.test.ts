import * as fc from 'fast-check'
import type { RegistryRequest, RegistryText } from '../../../src/protocol/sala/message'
import { announcement, ANNOUNCE_AFTER_MS, register, type Binding } from '../../../src/protocol/sala/registrar'
import { salaVectors } from './vectors'

/** A registry that is asked one thing after the other; each client is at an address of its own. */
class House {
  bindings: readonly Binding[] = []
  announceAtMs: number | undefined

  ask(client: string, request: RegistryRequest | { readonly type: 'vanish' }, nowMs = 0): readonly RegistryText[] {
    const asker = { client, host: `10.0.0.${client}`, port: 5000 + Number(client) }
    const outcome = register(this.bindings, { asker, request }, nowMs)
    this.bindings = outcome.bindings
    this.announceAtMs = outcome.announceAtMs
    return outcome.reply
  }

  join(client: string, name: string): readonly RegistryText[] {
    return this.ask(client, { type: 'join', name })
  }

  get names(): readonly string[] {
    return this.bindings.map(({ name }) => name)
  }
}

let house: House
beforeEach(() => {
  house = new House()
  house.join('1', 'bob')
  house.join('2', 'ana')
})

test('who joins is welcomed with the address that is seen, and everybody is told later', () => {
  expect(house.ask('3', { type: 'join', name: 'eva' }, 100)).toEqual([{ type: 'welcome', host: '10.0.0.3' }])
  expect(house.announceAtMs).toBe(100 + ANNOUNCE_AFTER_MS)
  expect(announcement(house.bindings)).toEqual({ type: 'names', names: ['bob', 'ana', 'eva'] })
})

test('a name is had once', () => {
  expect(house.join('3', 'ana')).toEqual([{ type: 'taken' }])
  expect(house.announceAtMs).toBeUndefined()
  expect(house.names).toEqual(['bob', 'ana'])
  expect(house.join('3', 'Ana')).toEqual([{ type: 'welcome', host: '10.0.0.3' }])
})

test.each(salaVectors<undefined>('names').filter(({ valid }) => !valid))(
  'a name that would break others is refused in the words that they know: $name',
  ({ text = '' }) => {
    const asker = { client: '3', host: '10.0.0.3', port: 1 }
    const outcome = register(house.bindings, { asker, request: { type: 'join', name: text } }, 0)
    expect(outcome.reply).toEqual([{ type: 'taken' }])
    expect(outcome.refused).toBeDefined()
    expect(outcome.bindings).toBe(house.bindings)
  },
)

test('lookups', () => {
  expect(house.ask('2', { type: 'look-up', name: 'bob' })).toEqual([
    { type: 'found', host: '10.0.0.1', port: 5001, asker: 'ana' },
  ])
  expect(house.ask('2', { type: 'look-up', name: 'ana' })).toEqual([{ type: 'yourself' }])
  expect(house.ask('2', { type: 'look-up', name: 'eva' })).toEqual([{ type: 'not-found' }])
  expect(house.ask('9', { type: 'look-up', name: 'bob' })).toEqual([])
})

test('the roll has names and addresses of the same people', () => {
  expect(house.ask('1', { type: 'refresh' })).toMatchObject([
    { type: 'roll-follows' },
    {
      type: 'roll',
      listed: [
        { name: 'bob', host: '10.0.0.1' },
        { name: 'ana', host: '10.0.0.2' },
      ],
    },
  ])
})

test.each(['leave', 'vanish'] as const)('after a %s the name is free at once', (type) => {
  expect(house.ask('1', { type }, 7)).toEqual([])
  expect(house.announceAtMs).toBe(7 + ANNOUNCE_AFTER_MS)
  expect(house.names).toEqual(['ana'])
  expect(house.ask('1', { type })).toEqual([])
  expect(house.join('3', 'bob')).toEqual([{ type: 'welcome', host: '10.0.0.3' }])
})

test('names are never had twice, nor a client listed twice, whatever is asked', () => {
  const client = fc.integer({ min: 1, max: 6 }).map(String)
  const name = fc.constantFrom('ana', 'bob', 'eva', 'a/b', '', 'finish')
  const request = fc.oneof(
    name.map((text): RegistryRequest => ({ type: 'join', name: text })),
    name.map((text): RegistryRequest => ({ type: 'look-up', name: text })),
    fc.constantFrom<RegistryRequest | { readonly type: 'vanish' }>(
      { type: 'refresh' },
      { type: 'leave' },
      { type: 'vanish' },
      { type: 'unknown', text: 'x' },
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(client, request), { maxLength: 60 }), (asked) => {
      const random = new House()
      for (const [who, what] of asked) {
        const before = random.bindings
        random.ask(who, what)
        expect(random.announceAtMs === undefined).toBe(random.bindings === before)
        expect(new Set(random.names).size).toBe(random.names.length)
        expect(new Set(random.bindings.map((each) => each.client)).size).toBe(random.names.length)
      }
    }),
  )
})
