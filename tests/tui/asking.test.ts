import { ASK_EVERY_MS, ASKED_FOR_MS } from '../../src/tui/asking'
import type { Command } from '../../src/tui/command'
import type { Driver } from '../support/tui-scenes'
import { NOON_MS, online, USERS } from '../support/tui-scenes'

const asked = (commands: readonly Command[]): readonly string[] =>
  commands.flatMap((command) => (command.type === 'query-person' ? [command.nick] : []))

const fresh = (driver = online()): Driver => {
  driver.taken()
  return driver
}

/** Lets time go on in ticks; every question is answered at once. Returns who was asked about. */
const watch = (driver: Driver, ms: number, answer = true): readonly string[] => {
  const all: string[] = []
  for (let at = 0; at < ms; at += 250) {
    const nicks = asked(driver.wait(250).taken())
    all.push(...nicks)
    if (answer) driver.agent(...nicks.map((nick) => ({ type: 'protocols' as const, nick, protocols: ['V0'] })))
  }
  return all
}

test('the selected one is asked about first, then the others, a second apart, each once', () => {
  const driver = fresh()
  expect(watch(driver, 1000)).toEqual(['bob'])
  expect(watch(driver, ASK_EVERY_MS)).toEqual(['eva'])
  expect(watch(driver, 10 * ASK_EVERY_MS)).toEqual(['luis', 'marta'])
  expect(watch(driver, 60_000)).toEqual([])
})

test('one at a time: a question without an answer is waited for, and then given up', () => {
  const driver = fresh()
  expect(watch(driver, 9000, false)).toEqual(['bob'])
  expect(watch(driver, 2000, false)).toEqual(['eva'])
})

test('what is old is asked anew, and what was known of it stays meanwhile', () => {
  const driver = fresh()
  watch(driver, 10_000)
  const all = watch(driver, ASKED_FOR_MS)
  expect([...all].sort()).toEqual(['bob', 'eva', 'luis', 'marta'])
  expect(driver.model.people.protocols.size).toBe(4)
})

test('who registers anew is asked about again; who is gone is forgotten', () => {
  const driver = fresh()
  watch(driver, 10_000)
  const users = USERS.filter(({ nick }) => nick !== 'eva').map((user) =>
    user.nick === 'luis' ? { ...user, registeredAt: NOON_MS / 1000 + 5 } : user,
  )
  expect(watch(driver.agent({ type: 'users', users }), 5000)).toEqual(['luis'])
  expect([...driver.model.people.protocols.keys()].sort()).toEqual(['bob', 'luis', 'marta'])
})

test('only those who are on the screen', () => {
  const users = Array.from({ length: 300 }, (_, at) => ({ nick: `n${1000 + at}`, host: 'h', port: 1 }))
  const driver = fresh(online().agent({ type: 'users', users }))
  const all = watch(driver, 60_000)
  expect(all.length).toBeGreaterThan(8)
  expect(all.length).toBeLessThan(20)
  expect(all.at(-1)).toBe(`n${999 + all.length}`)
  expect(watch(driver.keys('end'), 1000)).toEqual(['n1299'])
})

test.each([
  ['while it rings there', (driver: Driver) => driver.agent({ type: 'calling', nick: 'luis', ringForMs: 90_000 })],
  [
    'while somebody calls',
    (driver: Driver) =>
      driver.agent({ type: 'incoming', nick: 'bob', protocol: 'v0', address: 'h:1', ringForMs: 90_000 }),
  ],
  ['while the list cannot be seen', (driver: Driver) => driver.resize({ columns: 30, rows: 10 })],
  [
    'at a Sala, beside the selected one',
    (driver: Driver) => driver.agent({ type: 'system', system: 'sala', visiting: false }),
  ],
])('nobody %s', (name, change) => {
  expect(watch(change(fresh()), 10_000)).toEqual(name.includes('Sala') ? ['bob'] : [])
})
